import { NodeError, field } from '@hookline/node-kit';
import { valueAt } from '../kit/read-answer.js';
import { shopify } from './app.js';
import { gid, given, graphql, wordsIn } from './graphql.js';

const CREATE =
  'mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id name status invoiceUrl } userErrors { field message } } }';

/**
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/draftOrderCreate: done twice, there are two. The step's key stands on
 * the draft, so that a person can tell.
 */
export const createDraftOrder = shopify.action({
  id: 'create-draft-order',
  title: 'Create draft order',
  summary: 'Prepares an order whose invoice can be paid.',
  keywords: ['new', 'invoice'],
  effect: 'write',
  fields: {
    items: field.list(
      {
        variant: field.text({ label: 'Variant id', help: 'Of a product in the shop. Or a title and a price.' }),
        title: field.text({ label: 'Title', placeholder: 'Gift' }),
        price: field.text({ label: 'Price', placeholder: '10.00' }),
        quantity: field.number({ label: 'Quantity', default: 1, min: 1, max: 100_000 }),
      },
      {
        label: 'Line items',
        addLabel: 'Add line item',
        default: [{ variant: '', title: '', price: '', quantity: 1 }],
      },
    ),
    email: field.text({ label: 'E-mail address', placeholder: '{{ trigger.body.email }}' }),
    note: field.multiline({ label: 'Note', advanced: true }),
    tags: field.text({ label: 'Tags', placeholder: 'vip, gift', help: 'With commas between.', advanced: true }),
    shipping: field.json({
      label: 'Shipping address',
      placeholder: '{ "address1": "…", "city": "…", "zip": "…", "countryCode": "DE" }',
      advanced: true,
    }),
  },
  request: ({ items, email, note, tags, shipping }, { idempotencyKey }) =>
    graphql(CREATE, {
      input: {
        lineItems: items.map(lineItemOf),
        email: given(email),
        note: given(note),
        tags: given(tags) === undefined ? undefined : wordsIn(tags),
        shippingAddress: shipping || undefined,
        customAttributes: [{ key: 'hookline-step', value: idempotencyKey }],
      },
    }),
  output: ({ body }) => valueAt(body, 'data', 'draftOrderCreate', 'draftOrder'),
});

interface Item {
  readonly variant: string;
  readonly title: string;
  readonly price: string;
  readonly quantity: number;
}

/** @throws NodeError `config.wrong` */
function lineItemOf({ variant, title, price, quantity }: Item) {
  if (given(variant) !== undefined) return { variantId: gid('ProductVariant', variant), quantity };
  if (given(title) !== undefined && given(price) !== undefined)
    return { title: title.trim(), originalUnitPrice: price.trim(), quantity };
  throw new NodeError({
    code: 'config.wrong',
    message: 'Line items: give each a variant id, or a title and a price.',
    details: { field: 'items' },
  });
}
