import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { findGoogleSender } from '../kit/token/find-google-sender.js';
import { checkGoogleToken, googleCredential, googleDocuments } from '../kit/token/google-token.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { unwrapPubsub } from '../kit/unwrap/unwrap-pubsub.js';
import { sample } from './sample.js';

/**
 * https://cloud.google.com/pubsub/docs/push and, for messages without wrapping, /payload-unwrapping. An empty 200 is one
 * of the few answers that acknowledge a message.
 */
export const googlePubsub = defineProvider({
  id: 'google-pubsub',
  title: 'Google Cloud Pub/Sub',
  summary:
    'Messages that are published to a topic, Cloud Storage notifications among them. What a message says is in message.data.',
  setUp: {
    steps: [
      'In the Google Cloud console, open Pub/Sub, then Subscriptions, and choose Create subscription.',
      'Choose Push as the delivery type, and paste the trigger URL as the endpoint URL.',
      'Turn on Enable authentication, choose a service account, and leave Audience empty.',
      'Set up a dead letter topic, because messages that are refused come again for up to 7 days.',
      'With payload unwrapping, turn on Write metadata, because the message ID comes with it.',
    ],
    secret:
      'Pub/Sub signs with the service account that you chose under Enable authentication: copy its e-mail address.',
    docs: 'https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions',
  },
  credential: googleCredential,
  sample,
  detect: (request) => findGoogleSender(request) === 'google-pubsub',
  documents: googleDocuments,
  verify: checkGoogleToken,
  identify,
  unwrap: unwrapPubsub,
});

function identify(request: ProviderRequest): EventIdentity {
  const message = messageOf(request);
  const { id, subscription, attribute } = message;
  return {
    id,
    // Pub/Sub has no types; these are the attributes that Cloud Storage and CloudEvents use for them.
    type: attribute('eventType') ?? attribute('ce-type'),
    // "Guaranteed to be unique within the topic": another subscription's message may have the same one.
    ...(id === null || subscription === null ? {} : { duplicateKey: `${subscription}/${id}` }),
  };
}

interface Message {
  readonly id: string | null;
  readonly subscription: string | null;
  readonly attribute: (name: string) => string | null;
}

function messageOf(request: ProviderRequest): Message {
  const unwrappedId = request.header('x-goog-pubsub-message-id');
  if (unwrappedId) {
    return {
      id: unwrappedId,
      subscription: request.header('x-goog-pubsub-subscription-name') || null,
      attribute: (name) => request.header(name) || null,
    };
  }
  const body = request.json();
  const message = valueAt(body, 'message');
  return {
    id: textAt(message, 'messageId') ?? textAt(message, 'message_id'),
    subscription: textAt(body, 'subscription'),
    attribute: (name) => textAt(message, 'attributes', name),
  };
}
