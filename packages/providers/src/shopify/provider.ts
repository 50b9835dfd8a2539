import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

/**
 * https://shopify.dev/docs/apps/build/webhooks/verify-deliveries and, with names without `X-`,
 * https://shopify.dev/docs/apps/build/events/verify-deliveries
 */
export const shopify = defineProvider({
  id: 'shopify',
  title: 'Shopify',
  summary: 'Orders, customers, products, stock and refunds.',
  setUp: {
    steps: [
      'In the Shopify admin, open Settings, then Notifications, then Webhooks, and choose Create webhook.',
      'Choose the event, JSON as the format, and paste the trigger URL as the URL.',
      'For the webhooks of an app of yours, subscribe in the app with the trigger URL instead.',
      'Send test notification proves nothing for an app: it is not signed with the app’s secret.',
    ],
    secret:
      'For webhooks made in the admin, the key shown on the page Webhooks under Settings, Notifications. For those of an app, the client secret of the app.',
    docs: 'https://shopify.dev/docs/apps/build/webhooks/subscribe/https',
  },
  credential: z.object({
    secret: secretText({
      label: 'Signing key or client secret',
      help: 'After you have replaced an app’s client secret, Shopify may use the old one for another hour.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) =>
    ['Shopify-Hmac-Sha256', 'Shopify-Topic'].some(
      (name) => request.header(name) !== undefined || request.header(`X-${name}`) !== undefined,
    ),
  verify: (request, { credential }) => verify(request, credential.secret),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.secret, prefixOf(request))),
  identify,
});

function verify(request: ProviderRequest, secret: string): Verification {
  const check = signatureWith(secret, prefixOf(request));
  const verification = checkHmacHeader(request, check);
  if (verification.kind === 'accepted' || verification.code !== 'signature.wrong') return verification;
  return refuse(
    'signature.wrong',
    `The signature in ${check.header} does not fit the body and the secret. An app’s webhooks are signed with its client secret, those made in the Shopify admin (and its test notifications) with the key shown there.`,
  );
}

/** Shopify Events have headers of their own beside the older ones; the newer ones count. */
const prefixOf = (request: ProviderRequest): '' | 'X-' =>
  request.header('Shopify-Hmac-Sha256') !== undefined || request.header('Shopify-Topic') !== undefined ? '' : 'X-';

const signatureWith = (secret: string, prefix: '' | 'X-'): HmacHeader => ({
  header: `${prefix}Shopify-Hmac-Sha256`,
  algorithm: 'sha256',
  encoding: 'base64',
  key: secret,
});

/**
 * The webhook id is one delivery to one subscription, the same on every try. The event id stands for what the merchant did:
 * `orders/create` and `orders/paid` may share it, so that alone it would swallow events. The body's own ids exceed 2^53.
 */
function identify(request: ProviderRequest): EventIdentity {
  const named = (name: string) => request.header(`${prefixOf(request)}Shopify-${name}`) || null;
  const action = named('Action');
  const topic = named('Topic');
  const type = topic !== null && action !== null ? `${topic}/${action}` : topic;
  const id = named('Webhook-Id');
  const eventId = named('Event-Id');
  if (id !== null || eventId === null) return { id, type };
  return { id: eventId, type, duplicateKey: `${eventId} ${type ?? ''} ${named('Handle') ?? ''}` };
}
