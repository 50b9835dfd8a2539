import { describe, expect, test } from 'vitest';
import { byLabel, catalogOptions, findOptions } from './catalog-options.js';

const options = catalogOptions([
  { id: 'parcels', title: 'Parcels', summary: 'Shipments and returns.' },
  { id: 'acme', title: 'Acme', summary: 'Orders and parcels.' },
  { id: 'my-parcels', title: 'My Parcels', summary: 'Shipments.' },
]);

test('keeps the order of the catalogue, or orders by title', () => {
  expect(options.map(({ value }) => value)).toEqual(['parcels', 'acme', 'my-parcels']);
  expect(byLabel(options).map(({ label }) => label)).toEqual(['Acme', 'My Parcels', 'Parcels']);
});

describe('findOptions', () => {
  const titles = (text: string): string[] => findOptions(options, text).map(({ label }) => label);

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
    expect(titles('  ')).toHaveLength(3);
  });
});
