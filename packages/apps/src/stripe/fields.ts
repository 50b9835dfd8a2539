/** What Stripe's actions share. */
import { field } from '@hookline/node-kit';
import { pairs, recordOf } from '../kit/pairs.js';
import { pick } from '../kit/read-answer.js';

export const metadata = () =>
  pairs({
    label: 'Metadata',
    placeholder: 'order_id',
    help: 'Your own names and values, which Stripe keeps with it.',
    addLabel: 'Add metadata',
    advanced: true,
  });

/** @returns undefined for none: an empty one would say that it is cleared */
export const metadataOf = (rows: Parameters<typeof recordOf>[0]): Record<string, string> | undefined =>
  rows.length === 0 ? undefined : recordOf(rows);

export const customerId = () =>
  field.text({ label: 'Customer', required: true, placeholder: 'cus_…', help: 'The id of the customer in Stripe.' });

export const amountHelp = 'With a point, in the currency’s usual unit: 12.50.';

/** Empty text is left out: Stripe would clear the field. */
export const given = (text: string): string | undefined => text.trim() || undefined;

export const pickCustomer = (customer: unknown) =>
  pick(customer, 'id', 'email', 'name', 'phone', 'description', 'metadata', 'livemode', 'created');
