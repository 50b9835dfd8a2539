import { defineCredentialKind, optionalSecret, plainText, secretText, webAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { failureByStatus, retryAfter } from '../kit/failure.js';
import { SIGNING_SECRET, signWebhook } from './signature.js';

const DOCS = 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md';

const message = 'A signing secret is whsec_ and the base64 of 24 to 64 bytes. Copy it again.';

const webhookReceiver = defineCredentialKind({
  id: 'webhook-receiver',
  title: 'Signed webhook',
  summary: 'Sends events to an address of yours or of a partner, signed so that the receiver knows they are from you.',
  setUp: {
    secret:
      'The receiver names the address and the signing secret. Or make one: whsec_ and the base64 of 32 random bytes, and give it to the receiver over a safe way.',
    docs: DOCS,
  },
  fields: z.object({
    url: plainText(
      { label: 'Address of the receiver', placeholder: 'https://partner.example.com/webhooks' },
      undefined,
      webAddress,
    ),
    secret: secretText({ label: 'Signing secret', placeholder: 'whsec_…' }, { pattern: SIGNING_SECRET, message }),
    oldSecret: optionalSecret(
      {
        label: 'Former signing secret',
        help: 'While the secret changes: it is signed with both.',
        placeholder: 'whsec_…',
      },
      { pattern: new RegExp(`^$|${SIGNING_SECRET.source}`), message },
    ),
  }),
  baseUrl: ({ url }) => url,
  authenticate: async ({ headers, body = '', now }, { secret, oldSecret }) => {
    const id = headers[ID];
    if (id === undefined) return {};
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const secrets = [secret, oldSecret].filter((each) => each !== '');
    const signature = await signWebhook({ id, timestamp, body }, secrets);
    return { headers: { 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
  },
});

/** The same on every attempt: by it, a receiver takes an event only once. */
const ID = 'webhook-id';

export const webhookOut = defineApp({
  id: 'webhook-out',
  name: 'Webhook out',
  mark: 'Wh',
  ground: 5,
  keywords: ['standard webhooks', 'svix', 'signed', 'http', 'notify'],
  docs: DOCS,
  credentials: [webhookReceiver],
  idempotencyHeader: ID,
  failure: (answer, context) => {
    const failure = failureByStatus('The receiver')(answer, context);
    if (failure === undefined) return undefined;
    const retryAfterMs = retryAfter(answer.headers, context.now);
    return { ...failure, retryAfterMs, ...(answer.status === 410 && { message: GONE }) };
  },
});

const GONE = 'The receiver wants no more events at this address. Switch this step off, or ask for the new address.';
