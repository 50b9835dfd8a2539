import { NodeError, field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { API, wooCommerce } from './app.js';
import { given, pickProduct } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#update-a-product */
export const updateProduct = wooCommerce.action({
  id: 'update-product',
  title: 'Change stock or price',
  summary: 'Sets how many there are of a product, or what it costs.',
  keywords: ['update', 'inventory', 'quantity'],
  effect: 'write',
  fields: {
    product: field.text({ label: 'Product id', required: true, placeholder: '93' }),
    stock: field.text({ label: 'In stock', placeholder: '5', help: 'Empty: it stays.' }),
    price: field.text({ label: 'Regular price', placeholder: '21.99', help: 'Empty: it stays.' }),
  },
  request: ({ product, stock, price }) => ({
    method: 'PUT',
    path: API + path`/products/${product}`,
    body: { ...(given(stock) !== undefined && stockOf(stock)), regular_price: given(price) },
  }),
  output: ({ body }) => pickProduct(body),
});

/** @throws NodeError `config.wrong` */
function stockOf(text: string) {
  if (/^-?\d{1,9}$/.test(text.trim())) return { manage_stock: true, stock_quantity: Number(text) };
  throw new NodeError({
    code: 'config.wrong',
    message: `In stock: "${text.trim()}" is no whole number.`,
    details: { field: 'stock' },
  });
}
