import { field } from '@hookline/node-kit';
import { listAt, valueAt } from '../kit/read-answer.js';
import { shopify } from './app.js';
import { gid, graphql } from './graphql.js';

const ORDER =
  'id name email tags createdAt displayFinancialStatus displayFulfillmentStatus totalPriceSet { shopMoney { amount currencyCode } } customer { id } lineItems(first: 50) { nodes { title quantity sku } }';
const BY_ID = `query($id: ID!) { order(id: $id) { ${ORDER} } }`;
const BY_NAME = `query($query: String!) { orders(first: 1, query: $query) { nodes { ${ORDER} } } }`;

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/order */
export const getOrder = shopify.action({
  id: 'get-order',
  title: 'Get order',
  summary: 'Looks an order up by its id or name.',
  keywords: ['find', 'search'],
  effect: 'read',
  fields: {
    order: field.text({
      label: 'Order',
      required: true,
      placeholder: '{{ trigger.body.id }}',
      help: 'Its id, or its name with the #: #1001.',
    }),
  },
  request: ({ order }) =>
    isName(order)
      ? graphql(BY_NAME, { query: `name:${quoted(order.trim())}` })
      : graphql(BY_ID, { id: gid('Order', order) }),
  output: ({ body }) => valueAt(body, 'data', 'order') ?? listAt(body, 'data', 'orders', 'nodes')[0],
});

const isName = (order: string): boolean => order.trim().startsWith('#');

/** https://shopify.dev/docs/api/usage/search-syntax */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
