import { NodeError, field, isRecord } from '@hookline/node-kit';
import { github } from './app.js';
import { TIMEOUT_MS, repository, repositoryPath } from './repository.js';

/** https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event */
export const dispatch = github.action({
  id: 'dispatch',
  title: 'Start a GitHub Actions workflow',
  summary: 'Sends a repository_dispatch event, which workflows of GitHub Actions can wait for.',
  keywords: ['repository dispatch', 'actions', 'deploy', 'build', 'ci'],
  effect: 'write',
  fields: {
    repository: repository(),
    eventType: field.text({
      label: 'Event type',
      required: true,
      placeholder: 'deploy',
      help: 'As it stands under on: repository_dispatch: types: in the workflow.',
    }),
    payload: field.json({
      label: 'Data',
      placeholder: '{ "order": "{{ trigger.body.order.id }}" }',
      help: 'An object with at most 10 members. The workflow reads it as github.event.client_payload.',
    }),
  },
  request: ({ repository: in_, eventType, payload }) => ({
    method: 'POST',
    path: `${repositoryPath(in_)}/dispatches`,
    body: { event_type: eventType.trim(), client_payload: payloadOf(payload) },
    timeoutMs: TIMEOUT_MS,
  }),
  output: (_answer, { eventType }) => ({ eventType: eventType.trim(), sent: true }),
});

/** @throws NodeError `config.wrong` */
function payloadOf(payload: unknown): unknown {
  if (payload === undefined || payload === null || payload === '') return undefined;
  if (isRecord(payload)) return payload;
  throw new NodeError({
    code: 'config.wrong',
    message: 'Data: GitHub takes an object only, like { "order": "1001" }.',
    details: { field: 'payload' },
  });
}
