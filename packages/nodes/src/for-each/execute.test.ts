import { checkConfig, resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { forEachDefinition } from './definition.js';
import { executeForEach } from './execute.js';
import { MAX_ITEMS } from './read-items.js';

async function loop(config: Record<string, unknown>, trigger: unknown = {}) {
  return runNode(executeForEach, { config: await resolveConfig(forEachDefinition, config, { trigger }) });
}

describe('for each', () => {
  test('goes through the list that an expression gives', async () => {
    expect(await loop({ items: '{{ trigger.rows }}' }, { rows: ['a', 'b'] })).toEqual({
      kind: 'iterate',
      port: 'out',
      items: ['a', 'b'],
      concurrency: 1,
      onItemError: 'stop',
      results: 'all',
    });
  });

  test('goes through a list that stands in the config, with its settings', async () => {
    const config = { items: [1, '{{ trigger.n }}'], concurrency: 5, onItemError: 'continue', results: 'none' };
    expect(await loop(config, { n: 2 })).toEqual({ kind: 'iterate', port: 'out', ...config, items: [1, 2] });
  });

  test.each([
    ['a filter that one item passes', '{{ trigger.items[qty > 0] }}', [{ sku: 'A', qty: 2 }]],
    ['a filter that none passes', '{{ trigger.items[qty > 9] }}', []],
    ['a path over a list of one', '{{ trigger.one.sku }}', ['A']],
    ['$filter', '{{ $filter(trigger.items, function($i) { $i.qty > 0 }) }}', [{ sku: 'A', qty: 2 }]],
    ['$map', '{{ $map(trigger.one, function($i) { $i.sku }) }}', ['A']],
    ['objects built of a list of one', '{{ trigger.one.{ "s": sku } }}', [{ s: 'A' }]],
    ['XML with one element', '{{ trigger.sale.item }}', [{ plu: '1', price: '2' }]],
    ['XML without such an element', '{{ trigger.sale.other }}', []],
    ['a form field that came once, blanks around it', ' {{ trigger.tag }}\n', ['a']],
    ['null', '{{ trigger.none }}', []],
    ['the fields of an object, asked for', '{{ $each(trigger.sale.item, function($v, $k) { $k }) }}', ['plu', 'price']],
    ['a single object typed as data', { a: 1 }, [{ a: 1 }]],
  ])('takes what one expects for a list of one or none: %s', async (_, items, expected) => {
    const trigger = {
      items: [
        { sku: 'A', qty: 2 },
        { sku: 'B', qty: 0 },
      ],
      one: [{ sku: 'A' }],
      sale: { item: { plu: '1', price: '2' } },
      tag: 'a',
      none: null,
    };
    const outcome = await loop({ items }, trigger);
    expect('items' in outcome ? outcome.items : []).toEqual(expected);
  });

  test('asks for $parseJson where the list is still text', async () => {
    await expect(loop({ items: '{{ trigger.list }}' }, { list: '["a", "b"]' })).rejects.toThrow('$parseJson');
  });

  test('has ended at once when there are no items', async () => {
    expect(await loop({ items: '{{ trigger }}' }, [])).toEqual({
      kind: 'completed',
      port: 'out',
      output: { count: 0, succeeded: 0, failed: 0, filtered: 0, results: [], errors: [] },
    });
    expect(await loop({ items: '{{ [trigger.rows[price > 5]] }}' }, { rows: [] })).toMatchObject({ kind: 'completed' });
  });

  test.each([
    ['a,b', 'the text "a,b"'],
    [7, '7'],
    ['{{ triger.list }}', 'nothing'],
    ['{{ trigger.nothing.at.all }}', 'nothing'],
    ['a {{ trigger.flag }}', 'the text "a true"'],
  ])('refuses %j, which is no list', async (items, what) => {
    await expect(loop({ items }, { flag: true })).rejects.toMatchObject({
      name: 'NodeError',
      code: 'items.not-a-list',
      message: `Items: A list is needed, and this is ${what}. For a list that may be empty, write {{ [ … ] }}.`,
      retryable: false,
      details: { field: 'items' },
    });
  });

  test('takes as many items as a loop can hold, and refuses one more', async () => {
    const items = Array.from({ length: MAX_ITEMS }, (_, index) => index);
    const maxItems = MAX_ITEMS;
    expect(await runNode(executeForEach, { config: { items, maxItems } })).toMatchObject({ kind: 'iterate' });
    await expect(runNode(executeForEach, { config: { items: [...items, 0], maxItems } })).rejects.toMatchObject({
      code: 'items.too-many',
      message: 'Items: The list has 100001 items, and a loop takes at most 100000. Split the list.',
    });
  });

  test('takes 10,000 items unless told otherwise, and says so before the first one begins', async () => {
    const items = Array.from({ length: 10_001 }, (_, index) => index);
    expect(await runNode(executeForEach, { config: { items: items.slice(1) } })).toMatchObject({ kind: 'iterate' });
    await expect(runNode(executeForEach, { config: { items } })).rejects.toMatchObject({
      code: 'items.too-many',
      retryable: false,
      message: 'Items: The list has 10001 items, and this loop takes at most 10000. Take fewer, or raise “Most items”.',
      details: { field: 'items', count: 10_001, maxItems: 10_000 },
    });
    expect(await runNode(executeForEach, { config: { items, maxItems: 10_001 } })).toMatchObject({ kind: 'iterate' });
    await expect(runNode(executeForEach, { config: { items: [1, 2, 3], maxItems: 2 } })).rejects.toThrow('at most 2.');
    await expect(runNode(executeForEach, { config: { items, maxItems: 100_001 } })).rejects.toThrow('Most items:');
  });

  test('needs items, and runs 50 at the same time at most', async () => {
    expect(checkConfig(forEachDefinition, {})).toEqual([
      { field: 'items', code: 'field.missing', message: 'Items is empty. Fill it in.' },
    ]);
    await expect(runNode(executeForEach, { config: { items: [1], concurrency: 51 } })).rejects.toThrow(
      'Items at the same time: It needs to be at most 50.',
    );
  });

  test('says on its card how many run at the same time', () => {
    const caption = (concurrency?: unknown) => forEachDefinition.caption?.({ concurrency });
    expect([caption(), caption(1), caption(5), caption('{{ x }}')]).toEqual([
      'one at a time',
      'one at a time',
      '5 at a time',
      'several at a time',
    ]);
  });
});
