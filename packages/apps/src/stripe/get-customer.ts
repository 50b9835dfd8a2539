import { path } from '../kit/path.js';
import { stripe } from './app.js';
import { customerId, pickCustomer } from './fields.js';

/** https://docs.stripe.com/api/customers/retrieve */
export const getCustomer = stripe.action({
  id: 'get-customer',
  title: 'Get customer',
  summary: 'Looks a customer up by id.',
  effect: 'read',
  fields: { customer: customerId() },
  request: ({ customer }) => ({ path: path`/v1/customers/${customer}` }),
  output: ({ body }) => pickCustomer(body),
});
