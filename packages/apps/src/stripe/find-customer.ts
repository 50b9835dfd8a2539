import { field } from '@hookline/node-kit';
import { listAt } from '../kit/read-answer.js';
import { stripe } from './app.js';
import { pickCustomer } from './fields.js';

/** https://docs.stripe.com/api/customers/list */
export const findCustomer = stripe.action({
  id: 'find-customer',
  title: 'Find customer',
  summary: 'Looks a customer up by e-mail address. It goes on when there is none.',
  keywords: ['search', 'email'],
  effect: 'read',
  fields: {
    email: field.text({
      label: 'E-mail address',
      required: true,
      placeholder: '{{ trigger.body.email }}',
      help: 'As it is in Stripe: Ada@ and ada@ are two.',
    }),
  },
  request: ({ email }) => ({ path: '/v1/customers', query: { email: email.trim(), limit: 1 } }),
  output: ({ body }) => {
    const [customer] = listAt(body, 'data');
    return customer === undefined ? { found: false } : { found: true, ...pickCustomer(customer) };
  },
});
