import { expect, test } from 'vitest';
import { providerOptions } from './provider-options.js';

const known = [
  { id: 'parcels', title: 'Parcels', summary: 'Shipments.' },
  { id: 'acme', title: 'Acme', summary: 'Orders.' },
];

test('orders senders by their titles, any sender first', () => {
  expect(providerOptions(known, 'none').map(({ label }) => label)).toEqual(['Any sender', 'Acme', 'Parcels']);
});

test('keeps a chosen sender in sight that is not known any more', () => {
  expect(providerOptions(known, 'gone').at(-1)).toEqual({
    value: 'gone',
    label: 'gone',
    summary: 'This Hookline does not know it.',
  });
});
