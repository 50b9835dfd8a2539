import { field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { pick } from '../kit/read-answer.js';
import { API, wooCommerce } from './app.js';
import { given, orderId } from './order.js';

/**
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#create-a-refund: unless the request says no, the payment provider
 * pays real money back.
 */
export const createRefund = wooCommerce.action({
  id: 'create-refund',
  title: 'Refund order',
  summary: 'Notes a refund on an order, and pays it back if you want that.',
  keywords: ['money back', 'return'],
  effect: 'write',
  fields: {
    order: orderId(),
    amount: field.text({
      label: 'Amount',
      required: true,
      placeholder: '10.00',
      help: 'In the currency of the order.',
    }),
    reason: field.text({ label: 'Reason' }),
    payBack: field.toggle({
      label: 'Also pay back through the payment provider',
      help: 'Real money. Off: it is only noted.',
      default: false,
    }),
  },
  request: ({ order, amount, reason, payBack }) => ({
    method: 'POST',
    path: API + path`/orders/${order}/refunds`,
    body: { amount: amount.trim(), reason: given(reason), api_refund: payBack, api_restock: false },
  }),
  output: ({ body }) => pick(body, 'id', 'amount', 'reason', 'refunded_payment', 'date_created_gmt'),
});
