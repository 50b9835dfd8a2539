import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestampedSignature, signWithTimestamp } from '../kit/proof/timestamped-signature.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { eventTypes } from './event-types.js';
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
  eventTypes,
  detect: (request) => request.header(HEADER) !== undefined,
  verify: (request, { credential, now }) =>
    checkTimestampedSignature(request, {
      header: HEADER,
      secret: credential.signingSecret,
      toleranceMs: TOLERANCE_MS,
      now,
    }),
  sign: (request, { credential, now }) =>
    signWithTimestamp(request, { header: HEADER, secret: credential.signingSecret, now }),
  identify: (request) => ({ id: textAt(request.json(), 'id'), type: textAt(request.json(), 'type') }),
});
