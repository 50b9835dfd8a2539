import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

/** https://www.typeform.com/developers/webhooks/secure-your-webhooks/ */
export const typeform = defineProvider({
  id: 'typeform',
  title: 'Typeform',
  summary: 'Submitted and partial responses to your forms.',
  setUp: {
    steps: [
      'In Typeform, open the form, then Connect, then Webhooks, and choose Add a webhook.',
      'Paste the trigger URL as the Endpoint, and save the webhook.',
      'Choose Edit, enter a long random text as the Secret, the same text here, and save the changes.',
      'Turn the webhook on. To try it, choose View deliveries, then Send test request.',
    ],
    secret: 'You make it up yourself: the text under Secret when you edit the webhook.',
    docs: 'https://www.typeform.com/developers/webhooks/',
  },
  credential: z.object({
    secret: secretText({ label: 'Secret', help: 'The same text as under Secret in the webhook’s settings.' }),
  }),
  sample,
  eventTypes,
  detect: (request) =>
    request.header('Typeform-Signature') !== undefined || request.header('User-Agent') === 'Typeform Webhooks',
  verify: (request, { credential }) => checkHmacHeader(request, signatureWith(credential.secret)),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.secret)),
  identify: (request) => ({ id: textAt(request.json(), 'event_id'), type: textAt(request.json(), 'event_type') }),
});

/** The prefix is one that others put before hexadecimal digits; here base64 follows. */
const signatureWith = (secret: string): HmacHeader => ({
  header: 'Typeform-Signature',
  prefix: 'sha256=',
  algorithm: 'sha256',
  encoding: 'base64',
  key: secret,
});
