import { describe, expect, test } from 'vitest';
import { filterData } from './filter-data.js';

const data = { body: { order: { id: 7, total: 12 }, lines: [{ sku: 'A' }, { sku: 'B' }] }, headers: { 'x-id': 'abc' } };

describe('filterData', () => {
  test('keeps fields by name, with the way to them', () => {
    expect(filterData(data, 'total')).toEqual({ body: { order: { total: 12 } } });
    expect(filterData(data, 'ORDER')).toEqual({ body: { order: { id: 7, total: 12 } } });
  });

  test('keeps fields by value', () => {
    expect(filterData(data, 'abc')).toEqual({ headers: { 'x-id': 'abc' } });
  });

  test('keeps lists whole, so that the places in them stay right', () => {
    expect(filterData(data, 'sku')).toEqual({ body: { lines: data.body.lines } });
  });

  test('finds nothing where nothing is', () => {
    expect(filterData(data, 'zzz')).toBeUndefined();
  });
});
