import { createPublicKey, verify as verifySignature, type KeyObject } from 'node:crypto';
import { plainText } from '@hookline/credentials';
import { z } from 'zod';
import { decodeSignature } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventElement } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature';
const TIMESTAMP = 'X-Twilio-Email-Event-Webhook-Timestamp';

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features */
export const sendgrid = defineProvider({
  id: 'sendgrid',
  title: 'SendGrid',
  summary: 'E-mails that were delivered, opened, clicked, bounced or reported as spam.',
  setUp: {
    steps: [
      'In SendGrid, open Settings, then Mail Settings, then Event Webhooks, and choose Create new webhook.',
      'Paste the trigger URL as the Post URL, with no user name and password in it, and choose the events you want.',
      'Under Security features, switch on Signed Event Webhook, then Save.',
    ],
    secret:
      'Open the webhook again and copy the Verification Key under Signed Event Webhook: it begins with MFkw. It is a public key and no secret.',
    docs: 'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
  },
  credential: z.object({
    publicKey: plainText({
      label: 'Verification Key',
      placeholder: 'MFkwEwYHKoZI…',
      help: 'One for each webhook. It is not an API key.',
    }).refine(
      (text) => readKey(text) !== undefined,
      'This is no Verification Key: copy all of it, it begins with MFkw',
    ),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(SIGNATURE) !== undefined || request.header('user-agent') === 'SendGrid Event API',
  verify: (request, { credential }) => verify(request, credential.publicKey),
  // The request has no id; its events have.
  identify: () => ({ id: null, type: null }),
  elements: (request) => elementsOf(request.json()),
});

/** The timestamp and the body as received, with the line break after its last event. No limit to the age is published, and repeats come for a day. */
function verify(request: ProviderRequest, publicKey: string): Verification {
  const key = readKey(publicKey);
  if (!key)
    return refuse('credential.unusable', 'The Verification Key in the credential is no such key: copy it again.');
  const given = request.header(SIGNATURE);
  if (!given) {
    return refuse(
      'signature.missing',
      `The header ${SIGNATURE} is missing. Switch on Signed Event Webhook in the settings of SendGrid’s webhook.`,
    );
  }
  const timestamp = request.header(TIMESTAMP);
  if (!timestamp) return refuse('timestamp.missing', `No timestamp in ${TIMESTAMP}.`);
  const signature = decodeSignature(given, 'base64');
  if (!signature)
    return refuse('signature.malformed', `The header ${SIGNATURE} is not written as it should be: base64.`);
  const signed = Buffer.concat([Buffer.from(timestamp), request.body]);
  if (verifySignature('sha256', signed, { key, dsaEncoding: 'der' }, signature)) return ACCEPTED;
  return refuse(
    'signature.wrong',
    `The signature in ${SIGNATURE} does not fit the body and the Verification Key. Is it the key of this very webhook?`,
  );
}

/** The key as SendGrid shows it, or as a PEM text. Undefined unless it is one on the curve P-256. */
function readKey(text: string): KeyObject | undefined {
  const base64 = text.replace(/-----(?:BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s/g, '');
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** SendGrid always sends a list of events. An empty list stays one event, so that no request is lost. */
const elementsOf = (body: unknown): readonly EventElement[] | null =>
  Array.isArray(body) && body.length > 0
    ? body.map((value: unknown) => ({ id: textAt(value, 'sg_event_id'), type: textAt(value, 'event'), value }))
    : null;
