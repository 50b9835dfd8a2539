import { NodeError, isRecord } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { listAt, textAt } from '../kit/read-answer.js';
import { paypal } from './app.js';
import { orderId } from './get-order.js';

/** https://developer.paypal.com/docs/api/orders/v2/#orders_capture: an order that is captured already is what was wanted. */
export const captureOrder = paypal.action({
  id: 'capture-order',
  title: 'Capture order',
  summary: 'Takes the payment of an order that its buyer has approved.',
  effect: 'write',
  fields: { order: orderId() },
  perform: async ({ order }, { call }) => {
    const address = path`/v2/checkout/orders/${order}`;
    try {
      return withCapture((await call({ method: 'POST', path: `${address}/capture`, body: {} })).body);
    } catch (error) {
      if (!(error instanceof NodeError) || error.code !== 'paypal.order-already-captured') throw error;
      return withCapture((await call({ path: address })).body);
    }
  },
});

/** With the id of the capture, which a refund asks for. */
function withCapture(order: unknown): unknown {
  const capture = listAt(listAt(order, 'purchase_units')[0], 'payments', 'captures')[0];
  return isRecord(order) ? { ...order, captureId: textAt(capture, 'id') ?? null } : order;
}
