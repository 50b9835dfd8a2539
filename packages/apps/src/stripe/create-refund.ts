import { field } from '@hookline/node-kit';
import { pick } from '../kit/read-answer.js';
import { minorUnits } from './amount.js';
import { stripe } from './app.js';
import { amountHelp, metadata, metadataOf } from './fields.js';

const REASONS = {
  none: 'None',
  requested_by_customer: 'The customer asked for it',
  duplicate: 'Paid twice',
  fraudulent: 'Fraud',
};

/** https://docs.stripe.com/api/refunds/create */
export const createRefund = stripe.action({
  id: 'create-refund',
  title: 'Refund payment',
  summary: 'Pays a payment back, all of it or a part.',
  keywords: ['refund', 'money back', 'return'],
  effect: 'write',
  fields: {
    payment: field.text({
      label: 'Payment',
      required: true,
      placeholder: 'pi_…',
      help: 'The id of the payment (pi_…) or of its charge (ch_…).',
    }),
    amount: field.text({ label: 'Amount', placeholder: '12.50', help: `${amountHelp} Empty: all that is left.` }),
    currency: field.text({
      label: 'Currency',
      placeholder: 'EUR',
      help: 'That of the payment. Needed with an amount.',
    }),
    reason: field.choice(REASONS, { label: 'Reason', default: 'none' }),
    metadata: metadata(),
  },
  request: ({ payment, amount, currency, reason, metadata: rows }) => ({
    method: 'POST',
    path: '/v1/refunds',
    body: {
      [/^(ch|py)_/.test(payment.trim()) ? 'charge' : 'payment_intent']: payment.trim(),
      amount: amount.trim() === '' ? undefined : minorUnits(amount, currency),
      reason: reason === 'none' ? undefined : reason,
      metadata: metadataOf(rows),
    },
  }),
  output: ({ body }) => pick(body, 'id', 'status', 'amount', 'currency', 'reason', 'payment_intent', 'charge'),
});
