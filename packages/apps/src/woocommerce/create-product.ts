import { field } from '@hookline/node-kit';
import { API, wooCommerce } from './app.js';
import { given, pickProduct } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#create-a-product */
export const createProduct = wooCommerce.action({
  id: 'create-product',
  title: 'Create product',
  summary: 'Puts a simple product into the shop.',
  keywords: ['new', 'add', 'article'],
  effect: 'write',
  fields: {
    name: field.text({ label: 'Name', required: true, placeholder: 'Gift card' }),
    price: field.text({ label: 'Regular price', required: true, placeholder: '21.99' }),
    sku: field.text({ label: 'SKU', help: 'Your own article number.' }),
    description: field.multiline({ label: 'Description', advanced: true }),
    isDraft: field.toggle({ label: 'Keep it as a draft', default: false, advanced: true }),
  },
  request: ({ name, price, sku, description, isDraft }) => ({
    method: 'POST',
    path: `${API}/products`,
    body: {
      name,
      type: 'simple',
      regular_price: price.trim(),
      sku: given(sku),
      description: given(description),
      status: isDraft ? 'draft' : 'publish',
    },
  }),
  output: ({ body }) => pickProduct(body),
});
