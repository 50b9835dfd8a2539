import { path } from '../kit/path.js';
import { API, wooCommerce } from './app.js';
import { orderId, pickOrder } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#retrieve-an-order */
export const getOrder = wooCommerce.action({
  id: 'get-order',
  title: 'Get order',
  summary: 'Looks an order up by id.',
  effect: 'read',
  fields: { order: orderId() },
  request: ({ order }) => ({ path: API + path`/orders/${order}` }),
  output: ({ body }) => pickOrder(body),
});
