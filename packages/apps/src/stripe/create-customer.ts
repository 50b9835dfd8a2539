import { field } from '@hookline/node-kit';
import { stripe } from './app.js';
import { given, metadata, metadataOf, pickCustomer } from './fields.js';

/** https://docs.stripe.com/api/customers/create: an address that is known already makes a second customer. */
export const createCustomer = stripe.action({
  id: 'create-customer',
  title: 'Create customer',
  summary: 'Makes a new customer, also when one with this address is there.',
  keywords: ['add', 'new'],
  effect: 'write',
  fields: {
    email: field.text({ label: 'E-mail address', placeholder: '{{ trigger.body.email }}' }),
    name: field.text({ label: 'Name', placeholder: '{{ trigger.body.name }}' }),
    phone: field.text({ label: 'Phone', advanced: true }),
    description: field.text({ label: 'Description', help: 'Only you see it.', advanced: true }),
    country: field.text({ label: 'Country', placeholder: 'DE', help: 'Its two letters.', advanced: true }),
    metadata: metadata(),
  },
  request: ({ email, name, phone, description, country, metadata: rows }) => ({
    method: 'POST',
    path: '/v1/customers',
    body: {
      email: given(email),
      name: given(name),
      phone: given(phone),
      description: given(description),
      address: given(country) === undefined ? undefined : { country: country.trim() },
      metadata: metadataOf(rows),
    },
  }),
  output: ({ body }) => pickCustomer(body),
});
