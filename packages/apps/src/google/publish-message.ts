import { base64 } from '@hookline/credentials';
import { NodeError, field, toText } from '@hookline/node-kit';
import { pairs, recordOf } from '../kit/pairs.js';
import { path } from '../kit/path.js';
import { listAt } from '../kit/read-answer.js';
import { google } from './app.js';

const VERSION = 'v1';
/** For {@link AppRequest.audience}: as hosts and scopes of Google have it. */
const API = 'pubsub';

/** https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics/publish */
export const publishMessage = google.action({
  id: 'publish-message',
  title: 'Publish to Pub/Sub',
  summary: 'Sends a message to all that subscribe to a topic of Pub/Sub.',
  keywords: ['send', 'message', 'queue', 'topic'],
  effect: 'write',
  fields: {
    project: field.text({ label: 'Project', required: true, placeholder: 'my-project', help: 'Its id.' }),
    topic: field.text({ label: 'Topic', required: true, placeholder: 'orders' }),
    message: field.value({
      label: 'Message',
      required: true,
      placeholder: '{{ trigger.body }}',
      help: 'Text, or a value, which is sent as JSON.',
    }),
    attributes: pairs({
      label: 'Attributes',
      placeholder: 'type',
      help: 'Subscriptions can filter by them. One named step is added, the same on every attempt: by it, a receiver takes a message only once.',
      addLabel: 'Add attribute',
    }),
    orderingKey: field.text({
      label: 'Ordering key',
      help: 'Messages with the same key arrive in order, when the subscription wants it and they go to one region.',
      advanced: true,
    }),
    region: field.text({
      label: 'Region',
      placeholder: 'europe-west1',
      help: 'Where the message is handed in. Empty: the nearest one.',
      advanced: true,
    }),
  },
  request: ({ project, topic, message, attributes, orderingKey, region }, { idempotencyKey }) => ({
    method: 'POST',
    audience: API,
    path: `${originOf(region.trim())}${path`/${VERSION}/projects/${project}/topics/${nameOf(topic)}`}:publish`,
    timeoutMs: 10_000,
    body: {
      messages: [
        {
          data: base64(toText(message ?? '')),
          attributes: { step: idempotencyKey, ...recordOf(attributes) },
          orderingKey: orderingKey.trim() || undefined,
        },
      ],
    },
  }),
  output: ({ body }) => ({ messageId: toText(listAt(body, 'messageIds')[0]) }),
});

/** Also of the whole name that the console shows: `projects/acme/topics/orders`. */
const nameOf = (topic: string): string => topic.trim().replace(/^projects\/[^/]+\/topics\//, '');

/** https://cloud.google.com/pubsub/docs/reference/service_apis_overview. Empty for the one of the credential. */
function originOf(region: string): string {
  if (region === '') return '';
  if (/^[a-z]{2,20}-[a-z]{2,20}\d{1,2}$/.test(region)) return `https://${region}-${API}.googleapis.com`;
  throw new NodeError({
    code: 'config.wrong',
    message: `"${region}" is no region. Write one as Google does, like europe-west1.`,
    details: { field: 'region' },
  });
}
