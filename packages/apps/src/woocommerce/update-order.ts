import { field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { API, wooCommerce } from './app.js';
import { STATUS_HELP, orderId, pickOrder } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#update-an-order */
export const updateOrder = wooCommerce.action({
  id: 'update-order',
  title: 'Change order status',
  summary: 'Sets the status of an order. The shop may mail the buyer.',
  keywords: ['update', 'complete', 'cancel'],
  effect: 'write',
  fields: {
    order: orderId(),
    status: field.text({ label: 'New status', required: true, placeholder: 'completed', help: STATUS_HELP }),
  },
  request: ({ order, status }) => ({
    method: 'PUT',
    path: API + path`/orders/${order}`,
    body: { status: status.trim() },
  }),
  output: ({ body }) => pickOrder(body),
});
