import { describe, expect, test } from 'vitest';
import { initiallyExpanded, treeRows } from './tree-rows.js';

const order = { id: 7, 'ship-to': { city: 'Oslo' }, items: [{ sku: 'a' }, { sku: 'b' }], note: null };
const rows = (value: unknown, expanded: string[] = [], mode: 'values' | 'schema' = 'values') =>
  treeRows(value, { root: 'trigger.body', mode, expanded: new Set(expanded), shown: new Map() });

describe('the rows of a value', () => {
  test('name each field with its path and value', () => {
    expect(rows(order).map((row) => [row.path, row.text])).toEqual([
      ['trigger.body.id', '7'],
      ['trigger.body.`ship-to`', '1 field'],
      ['trigger.body.items', '2 items'],
      ['trigger.body.note', 'null'],
    ]);
  });

  test('hold what is expanded, one level deeper', () => {
    const open = rows(order, ['trigger.body.items', 'trigger.body.items[1]']);
    expect(open.find((row) => row.path === 'trigger.body.items[1].sku')).toMatchObject({ depth: 2, text: '"b"' });
    expect(open.some((row) => row.path === 'trigger.body.items[0].sku')).toBe(false);
  });

  test('stop after a hundred children and say how many are left', () => {
    const many = rows(Array.from({ length: 130 }, (_, index) => index));
    expect(many).toHaveLength(101);
    expect(many.at(-1)).toMatchObject({ hidden: 30 });
  });

  test('in schema mode an array is its first item, and the path maps over all of them', () => {
    const open = rows(order, ['trigger.body.items', 'trigger.body.items[]'], 'schema');
    expect(open.map((row) => row.text)).toEqual(['number', 'object', 'array', 'object', 'string', 'null']);
    expect(open[4]?.path).toBe('trigger.body.items[].sku');
  });
});

test('small objects are open at first, arrays are not', () => {
  expect([...initiallyExpanded(order, 'trigger.body')]).toEqual(['trigger.body.`ship-to`']);
});
