import type { ProviderResponse } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { findProviders, providerOptions } from './provider-options.js';

const provider = (id: string, title: string, summary: string): ProviderResponse => ({
  id,
  title,
  summary,
  setUp: { steps: [], secret: '', docs: 'https://example.com' },
  fields: [],
  sample: { method: 'POST', headers: {}, body: '{}', id: null },
  eventTypes: [],
  canSign: false,
});

const known = [
  provider('parcels', 'Parcels', 'Shipments and returns.'),
  provider('acme', 'Acme', 'Orders and parcels.'),
  provider('my-parcels', 'My Parcels', 'Shipments.'),
];

describe('providerOptions', () => {
  test('orders senders by their titles, any sender first where that may be chosen', () => {
    expect(providerOptions(known, {}).map(({ label }) => label)).toEqual(['Acme', 'My Parcels', 'Parcels']);
    expect(providerOptions(known, { none: true, chosen: 'none' })[0]?.label).toBe('Any sender');
  });

  test('keeps a chosen sender in sight that is not known any more', () => {
    expect(providerOptions(known, { none: true, chosen: 'gone' }).at(-1)).toEqual({
      value: 'gone',
      label: 'gone',
      summary: 'This Hookline does not know it.',
    });
  });
});

describe('findProviders', () => {
  const options = providerOptions(known, { none: true });
  const titles = (text: string): string[] => findProviders(options, text).map(({ label }) => label);

  test('finds a title before a part of a title before a summary', () => {
    expect(titles('parcels')).toEqual(['Parcels', 'My Parcels', 'Acme']);
  });

  test('needs every word, wherever it stands, in any case', () => {
    expect(titles('ACME orders')).toEqual(['Acme']);
    expect(titles('acme shipments')).toEqual([]);
    expect(titles('cme')).toEqual(['Acme']);
    expect(titles('hipments')).toEqual([]);
  });

  test('finds all of them without a text', () => {
    expect(titles('  ')).toHaveLength(4);
  });
});
