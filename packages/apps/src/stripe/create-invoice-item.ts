import { field } from '@hookline/node-kit';
import { pick } from '../kit/read-answer.js';
import { minorUnits } from './amount.js';
import { stripe } from './app.js';
import { amountHelp, customerId, given, metadata, metadataOf } from './fields.js';

/** https://docs.stripe.com/api/invoiceitems/create */
export const createInvoiceItem = stripe.action({
  id: 'create-invoice-item',
  title: 'Add invoice item',
  summary: 'Puts a line on a customer’s next invoice.',
  keywords: ['bill', 'charge'],
  effect: 'write',
  fields: {
    customer: customerId(),
    amount: field.text({ label: 'Amount', required: true, placeholder: '12.50', help: amountHelp }),
    currency: field.text({ label: 'Currency', required: true, placeholder: 'EUR' }),
    description: field.text({ label: 'Description', placeholder: 'Delivery', help: 'Stands on the invoice.' }),
    invoice: field.text({
      label: 'Invoice',
      placeholder: 'in_…',
      help: 'A draft that it is put on. Empty: the next invoice.',
      advanced: true,
    }),
    metadata: metadata(),
  },
  request: ({ customer, amount, currency, description, invoice, metadata: rows }) => ({
    method: 'POST',
    path: '/v1/invoiceitems',
    body: {
      customer: customer.trim(),
      amount: minorUnits(amount, currency),
      currency: currency.trim().toLowerCase(),
      description: given(description),
      invoice: given(invoice),
      metadata: metadataOf(rows),
    },
  }),
  output: ({ body }) => pick(body, 'id', 'customer', 'amount', 'currency', 'description', 'invoice'),
});
