import { field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { pick } from '../kit/read-answer.js';
import { API, wooCommerce } from './app.js';
import { orderId } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#create-an-order-note */
export const addNote = wooCommerce.action({
  id: 'add-note',
  title: 'Add order note',
  summary: 'Writes a note on an order, for you or for the buyer.',
  keywords: ['comment'],
  effect: 'write',
  fields: {
    order: orderId(),
    note: field.multiline({ label: 'Note', required: true, placeholder: 'Paid by bank transfer' }),
    tellCustomer: field.toggle({ label: 'Tell the customer', help: 'The shop mails it to the buyer.', default: false }),
  },
  request: ({ order, note, tellCustomer }) => ({
    method: 'POST',
    path: API + path`/orders/${order}/notes`,
    body: { note, customer_note: tellCustomer },
  }),
  output: ({ body }) => pick(body, 'id', 'note', 'customer_note', 'date_created_gmt'),
});
