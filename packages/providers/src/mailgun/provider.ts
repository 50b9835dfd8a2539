import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { decodeSignature, hmac, isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { formFields } from './form-fields.js';
import { sample } from './sample.js';

/** Mailgun repeats for eight hours, maybe with the signature of the first attempt, and warns against a narrow limit. */
const TOLERANCE_MS = 24 * 3_600_000;

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks */
export const mailgun = defineProvider({
  id: 'mailgun',
  title: 'Mailgun',
  summary: 'E-mails that were delivered, opened, clicked, failed or reported as spam, and e-mails that came in.',
  setUp: {
    steps: [
      'In Mailgun, open Send, then Sending, then Webhooks, and choose your domain.',
      'Choose Add webhook, choose an event type, paste the trigger URL and create the webhook, once for each type.',
      'For e-mails that come in, open Receiving, create a route, choose Forward and paste the trigger URL.',
    ],
    secret:
      'In Mailgun, open the settings of your account, then API security, and copy the HTTP webhook signing key. It is not an API key.',
    docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
  },
  credential: z.object({
    signingKey: secretText({
      label: 'HTTP webhook signing key',
      help: 'One for the whole account. Events of subaccounts fit the key of the primary account too.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => {
    const { timestamp, token, signatures } = readProof(request);
    if (!timestamp || !token || signatures.length === 0) return false;
    return valueAt(request.json(), 'event-data') !== undefined || isMail(request);
  },
  verify: (request, { credential, now }) => verify(request, credential.signingKey, now),
  identify,
});

interface Proof {
  readonly timestamp: string | null;
  readonly token: string | null;
  readonly signatures: readonly string[];
}

/** Beside the event in JSON, among the fields of a route's form. `parent-signature` is the primary account's for an event of a subaccount. */
function readProof(request: ProviderRequest): Proof {
  const block = valueAt(request.json(), 'signature');
  const form = formFields(request);
  const read = (name: string): string | null => textAt(block, name) ?? form.get(name) ?? null;
  return {
    timestamp: read('timestamp'),
    token: read('token'),
    signatures: [read('signature'), read('parent-signature')].filter((signature) => signature !== null),
  };
}

function verify(request: ProviderRequest, signingKey: string, now: number): Verification {
  const { timestamp, token, signatures } = readProof(request);
  if (signatures.length === 0 || !token) {
    return refuse(
      'signature.missing',
      'The body holds no signature and token, which Mailgun always sends. Was this sent by somebody else?',
    );
  }
  // Mailgun signs time and token without a separator: exactly ten digits make the boundary unambiguous.
  if (!timestamp || !/^\d{10}$/.test(timestamp)) {
    return refuse('timestamp.malformed', 'The timestamp beside the signature is no whole number of ten digits.');
  }
  const given = signatures.flatMap((text) => decodeSignature(text, 'hex') ?? []);
  if (given.length === 0) {
    return refuse('signature.malformed', 'The signature in the body is not written as it should be: hex.');
  }
  const expected = hmac('sha256', signingKey, timestamp, token);
  if (!given.map((signature) => isSame(signature, expected)).includes(true)) {
    return refuse(
      'signature.wrong',
      'The signature in the body does not fit its timestamp, its token and the key. Is it the HTTP webhook signing key, and no API key?',
    );
  }
  const place = 'the body’s signature';
  return checkTimestamp({ sent: timestamp, unit: 'seconds', place, toleranceMs: TOLERANCE_MS, now }) ?? ACCEPTED;
}

/**
 * The signature covers the time and the token, not the event. So the token is the duplicate key: a stranger who has seen one
 * request cannot send a second one with other contents. An id is the sender's own for a day only.
 */
function identify(request: ProviderRequest): EventIdentity {
  const { token } = readProof(request);
  const event = valueAt(request.json(), 'event-data');
  const form = formFields(request);
  const id = textAt(event, 'id') ?? form.get('Message-Id') ?? null;
  const type = textAt(event, 'event') ?? form.get('event') ?? null;
  return { id, type, duplicateKey: token ?? (id === null ? null : `${id} ${dayOf(event)}`) };
}

function dayOf(event: unknown): string {
  const seconds = Number(textAt(event, 'timestamp') ?? Number.NaN);
  return seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
}

/** A route's form is of a message, so it has a recipient, and its parts or its whole. */
function isMail(request: ProviderRequest): boolean {
  const form = formFields(request);
  return form.has('recipient') && (form.has('body-plain') || form.has('body-mime') || form.has('message-url'));
}
