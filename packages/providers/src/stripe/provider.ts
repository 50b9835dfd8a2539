import { z } from 'zod';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { wrongSignature } from '../kit/proof/hmac-header.js';
import { secretText } from '../kit/credential-field.js';
import { defineProvider } from '../kit/provider.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { textAt } from '../kit/read-json.js';
import { decodeSignature, hmac, isSame } from '../kit/proof/signature.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { sample } from './sample.js';

const HEADER = 'Stripe-Signature';
const TOLERANCE_MS = 300_000;

/** https://docs.stripe.com/webhooks#verify-manually */
export const stripe = defineProvider({
  id: 'stripe',
  title: 'Stripe',
  summary: 'Payments, invoices, subscriptions and payouts.',
  setUp: {
    steps: [
      'In the Stripe Dashboard, open Developers, then Webhooks (Workbench), and choose Add destination.',
      'Choose the events you want, then Webhook endpoint.',
      'Paste the trigger URL as the endpoint URL and create the destination.',
    ],
    secret:
      'On the page of the destination, choose Reveal under Signing secret and copy all of it: it begins with whsec_.',
    docs: 'https://docs.stripe.com/webhooks',
  },
  credential: z.object({
    signingSecret: secretText({
      label: 'Signing secret',
      placeholder: 'whsec_…',
      help: 'One for each endpoint, and another one in test mode.',
    }),
  }),
  sample,
  detect: (request) => request.header(HEADER) !== undefined,
  verify: (request, { credential, now }) => verify(request, credential.signingSecret, now),
  sign: (request, { credential, now }) => {
    const sent = Math.floor(now / 1000);
    return { [HEADER]: `t=${sent},v1=${signatureOf(request, credential.signingSecret, String(sent)).toString('hex')}` };
  },
  identify: (request) => ({ id: textAt(request.json(), 'id'), type: textAt(request.json(), 'type') }),
});

/** `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`: while a secret is replaced there are several, and any of them is enough. */
function verify(request: ProviderRequest, secret: string, now: number): Verification {
  const header = request.header(HEADER);
  if (!header) return refuse('signature.missing', `The header ${HEADER} is missing.`);
  const pairs = header.split(',').map((pair) => pair.trim().split('=', 2) as [string, string?]);
  const valuesOf = (name: string) => pairs.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [sent] = valuesOf('t');
  const signatures = valuesOf('v1').flatMap((text) => decodeSignature(text, 'hex') ?? []);
  if (signatures.length === 0) return refuse('signature.malformed', `The header ${HEADER} holds no v1 signature.`);
  // Before the age, so that a wrong secret is called that, whatever the clock says.
  const expected = signatureOf(request, secret, sent ?? '');
  const fits = signatures.map((signature) => isSame(signature, expected)).includes(true);
  if (!fits && sent) return wrongSignature(HEADER);
  return checkTimestamp({ sent, unit: 'seconds', place: HEADER, toleranceMs: TOLERANCE_MS, now }) ?? ACCEPTED;
}

const signatureOf = (request: ProviderRequest, secret: string, sent: string): Buffer =>
  hmac('sha256', secret, `${sent}.`, request.body);
