import { field } from '@hookline/node-kit';
import { valueAt } from '../kit/read-answer.js';
import { shopify } from './app.js';
import { given, graphql, wordsIn } from './graphql.js';

const CREATE =
  'mutation($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { field message } } }';

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/customerCreate: an address that is taken is refused. */
export const createCustomer = shopify.action({
  id: 'create-customer',
  title: 'Create customer',
  summary: 'Puts a new customer into the shop.',
  keywords: ['new', 'add'],
  effect: 'write',
  fields: {
    email: field.text({ label: 'E-mail address', required: true, placeholder: '{{ trigger.body.email }}' }),
    firstName: field.text({ label: 'First name' }),
    lastName: field.text({ label: 'Last name' }),
    phone: field.text({ label: 'Phone', placeholder: '+49…', advanced: true }),
    tags: field.text({ label: 'Tags', placeholder: 'vip, gift', help: 'With commas between.', advanced: true }),
    note: field.multiline({ label: 'Note', advanced: true }),
  },
  request: ({ email, firstName, lastName, phone, tags, note }) =>
    graphql(CREATE, {
      input: {
        email: email.trim(),
        firstName: given(firstName),
        lastName: given(lastName),
        phone: given(phone),
        tags: given(tags) === undefined ? undefined : wordsIn(tags),
        note: given(note),
      },
    }),
  output: ({ body }) => valueAt(body, 'data', 'customerCreate', 'customer'),
});
