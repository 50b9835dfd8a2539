import { field } from '@hookline/node-kit';
import { pick } from '../kit/read-answer.js';
import { stripe } from './app.js';
import { given, metadata, metadataOf } from './fields.js';

/** https://docs.stripe.com/api/payment-link/create */
export const createPaymentLink = stripe.action({
  id: 'create-payment-link',
  title: 'Create payment link',
  summary: 'Makes a page on which anybody with its address can pay.',
  keywords: ['checkout', 'buy', 'pay'],
  effect: 'write',
  fields: {
    items: field.list(
      {
        price: field.text({
          label: 'Price',
          required: true,
          placeholder: 'price_…',
          help: 'The id of a price in Stripe.',
        }),
        quantity: field.number({ label: 'Quantity', default: 1, min: 1, max: 999_999 }),
      },
      { label: 'Items', addLabel: 'Add item', default: [{ price: '', quantity: 1 }] },
    ),
    returnTo: field.url({
      label: 'Page after the payment',
      placeholder: 'https://shop.example/thanks',
      help: 'Empty: Stripe’s own page.',
      advanced: true,
    }),
    metadata: metadata(),
  },
  request: ({ items, returnTo, metadata: rows }) => ({
    method: 'POST',
    path: '/v1/payment_links',
    body: {
      line_items: items.map(({ price, quantity }) => ({ price: price.trim(), quantity })),
      after_completion:
        given(returnTo) === undefined ? undefined : { type: 'redirect', redirect: { url: returnTo.trim() } },
      metadata: metadataOf(rows),
    },
  }),
  output: ({ body }) => pick(body, 'id', 'url', 'active'),
});
