import { NodeError, field, isRecord } from '@hookline/node-kit';
import { API, wooCommerce } from './app.js';
import { STATUS_HELP, given, pickOrder } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#create-an-order */
export const createOrder = wooCommerce.action({
  id: 'create-order',
  title: 'Create order',
  summary: 'Makes a new order in the shop.',
  keywords: ['new', 'add'],
  effect: 'write',
  fields: {
    items: field.list(
      {
        product: field.text({ label: 'Product id', required: true, placeholder: '93' }),
        quantity: field.number({ label: 'Quantity', default: 1, min: 1, max: 100_000 }),
        variation: field.text({ label: 'Variation id', advanced: true }),
      },
      { label: 'Items', addLabel: 'Add item', default: [{ product: '', quantity: 1, variation: '' }] },
    ),
    email: field.text({ label: 'E-mail address', placeholder: '{{ trigger.body.email }}' }),
    firstName: field.text({ label: 'First name' }),
    lastName: field.text({ label: 'Last name' }),
    paid: field.toggle({
      label: 'It is paid',
      help: 'The shop then treats it as paid, and mails the buyer.',
      default: false,
    }),
    status: field.text({ label: 'Status', placeholder: 'on-hold', help: STATUS_HELP, advanced: true }),
    customer: field.text({ label: 'Customer id', help: 'Empty: a guest.', advanced: true }),
    note: field.text({ label: 'Note of the buyer', advanced: true }),
    billing: field.json({
      label: 'Billing address',
      placeholder: '{ "address_1": "…", "city": "…", "postcode": "…", "country": "DE" }',
      advanced: true,
    }),
    shipping: field.json({ label: 'Shipping address', advanced: true }),
  },
  request: ({ items, email, firstName, lastName, paid, status, customer, note, billing, shipping }) => ({
    method: 'POST',
    path: `${API}/orders`,
    body: {
      line_items: items.map(({ product, quantity, variation }) => ({
        product_id: idOf(product),
        quantity,
        variation_id: given(variation) === undefined ? undefined : idOf(variation),
      })),
      set_paid: paid,
      status: given(status),
      customer_id: given(customer) === undefined ? undefined : idOf(customer),
      customer_note: given(note),
      billing: addressOf(billing, { email: given(email), first_name: given(firstName), last_name: given(lastName) }),
      shipping: addressOf(shipping, {}),
    },
  }),
  output: ({ body }) => pickOrder(body),
});

/** The API takes whole numbers only; anything else goes as it is, and the shop says what is wrong with it. */
const idOf = (text: string): number | string => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : text.trim());

/** @throws NodeError `config.wrong` */
function addressOf(address: unknown, named: Readonly<Record<string, string | undefined>>): unknown {
  const isEmpty = address === undefined || address === null || address === '';
  if (!isEmpty && !isRecord(address))
    throw new NodeError({
      code: 'config.wrong',
      message: 'Address: give an object like { "city": "…", "country": "DE" }.',
    });
  const filled = Object.entries(named).filter(([, value]) => value !== undefined);
  const whole = { ...Object.fromEntries(filled), ...(isRecord(address) && address) };
  return Object.keys(whole).length === 0 ? undefined : whole;
}
