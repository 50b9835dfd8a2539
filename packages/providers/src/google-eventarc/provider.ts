import { readCloudEventHeaders, withDecodedAttributes } from '../kit/cloud-event-headers.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { findGoogleSender } from '../kit/token/find-google-sender.js';
import { checkGoogleToken, googleCredential, googleDocuments } from '../kit/token/google-token.js';
import { unwrapPubsub } from '../kit/unwrap/unwrap-pubsub.js';
import { refuse, type Refusal } from '../kit/verification.js';
import { sample } from './sample.js';

/** CloudEvents in binary mode with a Google ID token: https://cloud.google.com/eventarc/docs/cloudevents */
export const googleEventarc = defineProvider({
  id: 'google-eventarc',
  title: 'Google Eventarc',
  summary: 'Events of Google Cloud: files, audit logs, database changes and your own.',
  setUp: {
    steps: [
      'Use Eventarc Advanced, because the triggers of Eventarc Standard reach no address outside Google.',
      'In the Google Cloud console, open Eventarc, then Pipelines, and choose Create pipeline.',
      'Choose an HTTP endpoint as the destination and paste the whole trigger URL, because Eventarc delivers to the path / when none is given.',
      'Under Authentication, choose an OIDC token with a service account, and enter the trigger URL as its audience.',
      'Create an enrollment that sends the events you want from your bus to this pipeline.',
    ],
    secret: 'Eventarc signs with the service account that you chose for the pipeline: copy its e-mail address.',
    docs: 'https://cloud.google.com/eventarc/advanced/docs/overview',
  },
  credential: googleCredential,
  sample,
  detect: (request) => findGoogleSender(request) === 'google-eventarc',
  documents: googleDocuments,
  verify: async (request, context) => {
    const verification = await checkGoogleToken(request, context);
    return verification.kind === 'refused' ? verification : (refusalOf(request) ?? verification);
  },
  // Says nothing before the token is checked; without a credential this is the only place to refuse.
  handshake: (request, credential) => (credential === null ? refusalOf(request) : null),
  identify,
  // A message of Pub/Sub comes through Eventarc in its own wrapping.
  unwrap: ({ body, headers }) => unwrapPubsub({ body, headers: withDecodedAttributes(headers) }),
});

const refusalOf = (request: ProviderRequest): Refusal | null =>
  readCloudEventHeaders(request)
    ? null
    : refuse('body.malformed', 'A ce- header holds percent-encoded bytes that are no valid UTF-8.', { status: 400 });

function identify(request: ProviderRequest): EventIdentity {
  const attributes = readCloudEventHeaders(request);
  const [id, source, type] = ['id', 'source', 'type'].map((name) => attributes?.get(name) || null);
  // "Producers MUST ensure that source + id is unique for each distinct event."
  return { id: id ?? null, type: type ?? null, ...(id && source ? { duplicateKey: `${source} ${id}` } : {}) };
}
