import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { contentDigest } from '../kit/proof/content-digest.js';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventIdentity } from '../kit/provider.js';
import { decodeSpecialCharacters } from './decode-special-characters.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

/** https://github.com/woocommerce/woocommerce/blob/trunk/plugins/woocommerce/includes/class-wc-webhook.php */
export const woocommerce = defineProvider({
  id: 'woocommerce',
  title: 'WooCommerce',
  summary: 'Orders, products, customers and coupons.',
  setUp: {
    steps: [
      'In WordPress, open WooCommerce, then Settings, Advanced, Webhooks, and choose Add webhook.',
      'Choose Active as the Status and the Topic you want, and paste the trigger URL as the Delivery URL.',
      'Enter a long random text as the Secret, the same text here, and choose Save webhook.',
      'WooCommerce never sends again what failed, and turns a webhook off after more than five failures in a row.',
    ],
    secret: 'The text under Secret in the webhook’s settings. You can read it there.',
    docs: 'https://woocommerce.com/document/webhooks/',
  },
  credential: z.object({
    secret: secretText({ label: 'Secret', help: 'The same text as under Secret in the webhook’s settings.' }),
  }),
  sample,
  eventTypes,
  detect: (request) =>
    request.header('X-WC-Webhook-Topic') !== undefined ||
    request.header('X-WC-Webhook-Signature') !== undefined ||
    isPing(request),
  verify: (request, { credential }) => checkHmacHeader(request, signatureWith(credential.secret)),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.secret)),
  handshake: (request) =>
    isPing(request)
      ? {
          kind: 'handshake',
          reason: 'WooCommerce tried whether this address is here.',
          // The ping is not signed, and WooCommerce saves the webhook only after a 200.
          signed: false,
          response: { status: 200 },
        }
      : null,
  identify,
});

/** The first request after a webhook was made: `webhook_id=142`, and none of the headers that deliveries have. */
const isPing = (request: ProviderRequest): boolean =>
  request.method === 'POST' &&
  request.mediaType === 'application/x-www-form-urlencoded' &&
  request.header('X-WC-Webhook-Signature') === undefined &&
  request.header('X-WC-Webhook-Topic') === undefined &&
  request.body.length < 40 &&
  /^webhook_id=\d+$/.test(request.text() ?? '');

const signatureWith = (secret: string): HmacHeader => ({
  header: 'X-WC-Webhook-Signature',
  algorithm: 'sha256',
  encoding: 'base64',
  key: decodeSpecialCharacters(secret),
});

/** The delivery id is made of the webhook's number and the second: two orders in one second have the same one. */
function identify(request: ProviderRequest): EventIdentity {
  const id = request.header('X-WC-Webhook-Delivery-ID') || null;
  return {
    id,
    type: request.header('X-WC-Webhook-Topic') || null,
    duplicateKey: id === null ? null : `${id} ${contentDigest(request.body)}`,
  };
}
