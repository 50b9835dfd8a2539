import { NodeError, field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { paypal } from './app.js';

/** https://developer.paypal.com/docs/api/payments/v2/#captures_refund */
export const refundCapture = paypal.action({
  id: 'refund-capture',
  title: 'Refund payment',
  summary: 'Pays back a captured payment, in full or in part.',
  keywords: ['pay back', 'money back'],
  effect: 'write',
  fields: {
    capture: field.text({
      label: 'Capture id',
      required: true,
      placeholder: '{{ steps.paypal.captureId }}',
      help: 'Of the payment, not of the order.',
    }),
    amount: field.text({ label: 'Amount', placeholder: '10.00', help: 'Left empty, all that is left is paid back.' }),
    currency: field.text({ label: 'Currency', placeholder: 'USD', help: 'Together with an amount.' }),
    note: field.text({ label: 'Note to the buyer', advanced: true }),
    invoice: field.text({ label: 'Invoice number', advanced: true }),
  },
  request: ({ capture, amount, currency, note, invoice }) => ({
    method: 'POST',
    path: path`/v2/payments/captures/${capture}/refund`,
    body: {
      amount: moneyOf(amount.trim(), currency.trim().toUpperCase()),
      note_to_payer: note || undefined,
      invoice_id: invoice || undefined,
    },
  }),
});

/** Money is text with the decimals of its currency. @throws NodeError `config.wrong` */
function moneyOf(value: string, currency: string) {
  if (value === '') return undefined;
  const isMoney = /^\d{1,15}(?:\.\d{1,3})?$/.test(value);
  if (isMoney && /^[A-Z]{3}$/.test(currency)) return { value, currency_code: currency };
  throw new NodeError({
    code: 'config.wrong',
    message: isMoney
      ? 'Currency: write its three letters, like USD.'
      : 'Amount: write a number with a point, like 10.00, or leave it empty.',
    details: { field: isMoney ? 'currency' : 'amount' },
  });
}
