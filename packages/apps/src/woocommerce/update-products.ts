import { NodeError, field } from '@hookline/node-kit';
import { listAt } from '../kit/read-answer.js';
import { API, wooCommerce } from './app.js';
import { pickProduct } from './order.js';

const MAX = 100;

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#batch-update-products */
export const updateProducts = wooCommerce.action({
  id: 'update-products',
  title: 'Change several products',
  summary: 'Sets stock, prices or more of up to 100 products at once.',
  keywords: ['batch', 'bulk', 'update', 'inventory'],
  effect: 'write',
  fields: {
    products: field.json({
      label: 'Products',
      required: true,
      list: true,
      placeholder: '[{ "id": 93, "manage_stock": true, "stock_quantity": 5 }]',
      help: 'A list: each with its id and what changes.',
    }),
  },
  request: ({ products }) => ({
    method: 'POST',
    path: `${API}/products/batch`,
    body: { update: listOf(products) },
    maxBytes: 5 * 1024 * 1024,
  }),
  output: ({ body }) => ({ products: listAt(body, 'update').map(pickProduct) }),
});

/** @throws NodeError `config.wrong` */
function listOf(products: unknown): readonly unknown[] {
  if (Array.isArray(products) && products.length > 0 && products.length <= MAX) return products;
  throw new NodeError({
    code: 'config.wrong',
    message: `Products: give a list of 1 to ${MAX}, each with its id and what changes.`,
    details: { field: 'products' },
  });
}
