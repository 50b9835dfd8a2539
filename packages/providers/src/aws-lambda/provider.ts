import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, type Verification } from '../kit/verification.js';
import { sample } from './sample.js';

const SIGNATURE = 'X-Hookline-Signature';
const TIMESTAMP = 'X-Hookline-Timestamp';
const EVENT_ID = 'X-Hookline-Id';
const TOLERANCE_MS = 300_000;

/**
 * A function that posts to the trigger URL. AWS signs nothing that a function sends elsewhere, so the scheme is our own, the
 * shortest scheme that protects against change and replay.
 */
export const awsLambda = defineProvider({
  id: 'aws-lambda',
  title: 'AWS Lambda',
  summary: 'Whatever one of your Lambda functions posts here, signed with a few lines of its code.',
  setUp: {
    steps: [
      'In the Lambda console, open your Node.js function, then Configuration, then Environment variables. Add HOOKLINE_URL with the trigger URL, and HOOKLINE_SECRET with a long random text.',
      "Write into the handler, first: `const { createHmac } = await import('node:crypto');`.",
      "Then what is to be sent: `const body = JSON.stringify({ type: 'order.created', data: event });`.",
      'Then when, and a name that is the same if Lambda tries again: `const sent = String(Math.floor(Date.now() / 1000)), id = context.awsRequestId;`.',
      "Then the signature: `const signature = createHmac('sha256', process.env.HOOKLINE_SECRET).update(sent + '\\n' + id + '\\n' + body).digest('hex');`.",
      "Then the request: `const answer = await fetch(process.env.HOOKLINE_URL, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-hookline-id': id, 'x-hookline-timestamp': sent, 'x-hookline-signature': signature } });`.",
      "Last, so that Lambda tries again when it failed: `if (!answer.ok) throw new Error('Hookline answered ' + answer.status);`.",
      "A function that sends several events gives each an id of its own, like `context.awsRequestId + '-2'`: two with the same id count as one.",
    ],
    secret: 'You make it up yourself: the same text as in the environment variable HOOKLINE_SECRET of the function.',
    docs: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  },
  credential: z.object({
    secret: secretText({
      label: 'Secret',
      help: 'The same text as in HOOKLINE_SECRET. At least 32 characters are good.',
    }),
  }),
  sample,
  // Requests of a function have no mark of their own.
  detect: () => false,
  verify: (request, { credential, now }) => verify(request, credential.secret, now),
  sign: (request, { credential, now }) => {
    const sent = String(Math.floor(now / 1000));
    return { [TIMESTAMP]: sent, ...signHmacHeader(request, signatureWith(request, credential.secret, sent)) };
  },
  identify: (request) => ({ id: request.header(EVENT_ID) || null, type: textAt(request.json(), 'type') }),
});

function verify(request: ProviderRequest, secret: string, now: number): Verification {
  const sent = request.header(TIMESTAMP);
  // Checked before the age, so that a wrong secret is reported as such, whatever the clock says.
  const verification = checkHmacHeader(request, signatureWith(request, secret, sent ?? ''));
  if (verification.kind === 'refused') return verification;
  return checkTimestamp({ sent, unit: 'seconds', place: TIMESTAMP, toleranceMs: TOLERANCE_MS, now }) ?? ACCEPTED;
}

/** Separated by line breaks, which no header can hold: no character can move from one part into another. */
const signatureWith = (request: ProviderRequest, secret: string, sent: string): HmacHeader => ({
  header: SIGNATURE,
  algorithm: 'sha256',
  encoding: 'hex',
  key: secret,
  signed: [`${sent}\n${request.header(EVENT_ID) ?? ''}\n`, request.body],
});
