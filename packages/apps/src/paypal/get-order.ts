import { field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { paypal } from './app.js';

export const orderId = () =>
  field.text({ label: 'Order id', required: true, placeholder: '{{ trigger.body.resource.id }}' });

/** https://developer.paypal.com/docs/api/orders/v2/#orders_get */
export const getOrder = paypal.action({
  id: 'get-order',
  title: 'Get order',
  summary: 'Reads an order: its status, what it is for and who pays.',
  effect: 'read',
  fields: { order: orderId() },
  request: ({ order }) => ({ path: path`/v2/checkout/orders/${order}` }),
});
