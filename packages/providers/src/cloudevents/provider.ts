import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventElement, type SenderResponse } from '../kit/provider.js';
import { findGoogleSender } from '../kit/token/find-google-sender.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';
import { looksLikeCloudEvents, readCloudEvents, type CloudEvent, type CloudEvents } from './read-cloud-events.js';
import { respondToOptions } from './respond-to-options.js';
import { sample } from './sample.js';
import { unwrap, withData } from './unwrap.js';

/** https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md */
export const cloudevents = defineProvider({
  id: 'cloudevents',
  title: 'CloudEvents',
  summary: 'Events of any sender that follows the CloudEvents standard, such as Azure Event Grid or Knative.',
  setUp: {
    steps: [
      'Paste the trigger URL as the address of the webhook or sink.',
      'Choose CloudEvents 1.0 as the schema, if there is a choice.',
      'Have the sender send a token in the header Authorization, after the word Bearer.',
      'If it cannot, add ?access_token= and the token to the address, and know that addresses end up in logs.',
    ],
    secret: 'You make it up yourself: any long random text that you also give to the sender.',
    docs: 'https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md',
  },
  credential: z.object({
    token: secretText({ label: 'Token', help: 'The text after Bearer or access_token=.' }),
  }),
  sample,
  detect: (request) =>
    findGoogleSender(request) === undefined && (looksLikeCloudEvents(request) || asksForPermission(request)),
  handshake: respondToOptions,
  // With a credential, answered only after the token is verified.
  refuseContent: (request) => refusalOf(readCloudEvents(request)),
  verify: (request, { credential }) =>
    checkBearer(request, credential.token) ?? refusalOf(readCloudEvents(request)) ?? ACCEPTED,
  sign: (_request, { credential }) => ({ Authorization: `Bearer ${credential.token}` }),
  identify: (request) => {
    const read = readCloudEvents(request);
    const [event] = read.kind === 'single' ? read.events : [];
    return event ? identityOf(event) : { id: null, type: null };
  },
  elements: (request) => {
    const read = readCloudEvents(request);
    return read.kind === 'batch' ? read.events.map(toElement) : null;
  },
  unwrap,
  success,
});

const asksForPermission = (request: ProviderRequest): boolean => respondToOptions(request)?.kind === 'handshake';

const refusalOf = (read: CloudEvents | Refusal): Refusal | null => (read.kind === 'refused' ? read : null);

/** A receiver has to accept both ways (http-webhook, section 3). */
function checkBearer(request: ProviderRequest, token: string): Verification | null {
  const [, inHeader] = /^bearer\s+(\S.*)$/i.exec(request.header('Authorization')?.trim() ?? '') ?? [];
  const given = inHeader ?? request.query.get('access_token');
  if (!given) {
    const reason =
      'There is neither a token after Bearer in the header Authorization nor an access_token in the address.';
    return refuse('token.missing', reason);
  }
  // A plus sign in the URL that the sender did not encode arrives as a space.
  const fits = [given, given.replaceAll(' ', '+')].map((text) => isSame(text, token));
  return fits.includes(true)
    ? null
    : refuse('token.wrong', 'The token is another one than that of this trigger. Compare the two.');
}

/** "Producers MUST ensure that source + id is unique for each distinct event": an id alone is not. */
const identityOf = ({ id, type, source }: CloudEvent) => ({ id, type, duplicateKey: `${source} ${id}` });

const toElement = (event: CloudEvent): EventElement => ({ ...identityOf(event), value: withData(event.value) });

/** An empty 200 is not in the specification; 202 is for what has been accepted and is worked on later. */
function success(request: ProviderRequest): SenderResponse {
  const isTokenInAddress = request.query.has('access_token');
  return { status: 202, ...(isTokenInAddress ? { headers: { 'Cache-Control': 'private' } } : {}) };
}
