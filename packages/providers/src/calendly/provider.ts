import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestampedSignature, signWithTimestamp } from '../kit/proof/timestamped-signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const HEADER = 'Calendly-Webhook-Signature';
/** As in the samples of https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures */
const TOLERANCE_MS = 180_000;

export const calendly = defineProvider({
  id: 'calendly',
  title: 'Calendly',
  summary: 'Booked, canceled and missed meetings, and routing form submissions.',
  setUp: {
    steps: [
      'Calendly has no page for webhooks: they are made through its API, and some plans have none.',
      'In Calendly, open Integrations, then API and webhooks, and make a personal access token.',
      'Send POST to https://api.calendly.com/webhook_subscriptions with the token and with url, events, organization, scope and signing_key.',
      'The url is the trigger URL, and the signing_key a long random text: enter the same text here.',
    ],
    secret:
      'The signing_key that you sent when the subscription was made, or that Calendly made for your OAuth app. Calendly does not show it again.',
    docs: 'https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures',
  },
  credential: z.object({
    signingKey: secretText({ label: 'Signing key', help: 'The signing_key of the webhook subscription.' }),
  }),
  sample,
  eventTypes,
  // A subscription without a key is not signed; its events name the user who made it.
  detect: (request) =>
    request.header(HEADER) !== undefined ||
    textAt(request.json(), 'created_by')?.startsWith('https://api.calendly.com/') === true,
  verify: (request, { credential, now }) =>
    checkTimestampedSignature(request, {
      header: HEADER,
      secret: credential.signingKey,
      toleranceMs: TOLERANCE_MS,
      now,
    }),
  sign: (request, { credential, now }) =>
    signWithTimestamp(request, { header: HEADER, secret: credential.signingKey, now }),
  identify,
});

/** Calendly's events have no id. Type, resource and time are the same on every try. */
function identify(request: ProviderRequest): EventIdentity {
  const body = request.json();
  const type = textAt(body, 'event');
  const parts = [type, textAt(body, 'payload', 'uri'), textAt(body, 'created_at')];
  return { id: null, type, duplicateKey: parts.includes(null) ? null : parts.join(' ') };
}
