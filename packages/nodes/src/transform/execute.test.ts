import { checkConfig, resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { transformDefinition } from './definition.js';
import { executeTransform } from './execute.js';

const input = { id: 1, customer: { name: 'Ada' } };

async function transform(config: unknown, given: unknown = input): Promise<unknown> {
  const resolved = await resolveConfig(transformDefinition, config, { input: given });
  const outcome = await runNode(executeTransform, { config: resolved, input: given });
  expect(outcome).toMatchObject({ kind: 'completed', port: 'out' });
  return outcome.kind === 'completed' ? outcome.output : undefined;
}

describe('transform', () => {
  test('sets fields; dots nest, types stay, what is missing is left out', async () => {
    const fields = [
      { name: 'order.id', value: '{{ input.id }}' },
      { name: 'order.note', value: 'for {{ input.customer.name }}' },
      { name: 'count', value: 3 },
      { name: 'none', value: '{{ input.nothing }}' },
    ];
    expect(await transform({ fields })).toStrictEqual({ order: { id: 1, note: 'for Ada' }, count: 3 });
  });

  test('keeps the input under the fields and does not change it', async () => {
    const config = { keep: 'all', fields: [{ name: 'customer.email', value: 'a@b.c' }] };
    expect(await transform(config)).toStrictEqual({ id: 1, customer: { name: 'Ada', email: 'a@b.c' } });
    expect(input).toStrictEqual({ id: 1, customer: { name: 'Ada' } });
    expect(await transform(config, null)).toStrictEqual({ customer: { email: 'a@b.c' } });
  });

  test('lets a field replace what is no object', async () => {
    expect(await transform({ keep: 'all', fields: [{ name: 'id.new', value: 2 }] })).toMatchObject({ id: { new: 2 } });
  });

  test.each([
    ['items.0.price', { items: [{ price: 9, sku: 'A' }, { sku: 'B' }] }],
    ['items[0].price', { items: [{ price: 9, sku: 'A' }, { sku: 'B' }] }],
    ['items[3]', { items: [{ sku: 'A' }, { sku: 'B' }, null, 9] }],
    ['items[1].tags[0]', { items: [{ sku: 'A' }, { sku: 'B', tags: [9] }] }],
    ['fresh[0].price', { items: [{ sku: 'A' }, { sku: 'B' }], fresh: [{ price: 9 }] }],
    ['totals.2024', { items: [{ sku: 'A' }, { sku: 'B' }], totals: { '2024': 9 } }],
    ['a\\.b', { items: [{ sku: 'A' }, { sku: 'B' }], 'a.b': 9 }],
  ])('finds its place in a list, and keeps the others: %s', async (name, expected) => {
    const given = { items: [{ sku: 'A' }, { sku: 'B' }] };
    expect(await transform({ keep: 'all', fields: [{ name, value: 9 }] }, given)).toStrictEqual(expected);
    expect(given).toStrictEqual({ items: [{ sku: 'A' }, { sku: 'B' }] });
  });

  test('takes the names that objects have of themselves for any others', async () => {
    const output = await transform({ fields: [{ name: 'constructor.toString', value: 9 }] });
    expect(JSON.stringify(output)).toBe('{"constructor":{"toString":9}}');
  });

  test('keeps an input that is a list, and sets places in it', async () => {
    const fields = [{ name: '[0].price', value: 9 }];
    expect(await transform({ keep: 'all', fields }, [{ sku: 'A' }])).toStrictEqual([{ sku: 'A', price: 9 }]);
    expect(await transform({ keep: 'all', fields: [] }, ['a', 'b'])).toStrictEqual(['a', 'b']);
    expect(await transform({ keep: 'all', fields: [] }, 'text')).toBe('text');
  });

  test.each([
    ['a', [1, 2], 'there is a list, and “a” is no place in it'],
    ['a', 'just text', 'the input is a text'],
    ['a', 7, 'the input is 7'],
    ['items.price', { items: [1] }, 'there is a list, and “price” is no place in it'],
    ['items[20000]', { items: [1] }, 'the list has only 1 items'],
  ])('loses nothing silently: %s into %j', async (name, given, why) => {
    const setting = transform({ keep: 'all', fields: [{ name, value: 1 }] }, given);
    await expect(setting).rejects.toMatchObject({ code: 'field.no-place', message: expect.stringContaining(why) });
  });

  test('takes a value for one name, with its dots', async () => {
    const fields = [
      { name: 'by.{{ input.email }}', value: 1 },
      { name: '{{ input.path }}', value: 2 },
    ];
    expect(await transform({ fields }, { email: 'ada@example.com', path: 'a[0].b\\c' })).toStrictEqual({
      by: { 'ada@example.com': 1 },
      'a[0].b\\c': 2,
    });
    const evil = transform({ fields: [{ name: '{{ input }}', value: 1 }] }, '__proto__');
    await expect(evil).rejects.toMatchObject({ code: 'config.wrong' });
  });

  test('says in a draft which names are none', () => {
    const fields = [{ name: 'a..b' }, { name: 'fine' }, { name: '{{ x }}..' }, { name: 'a[x]' }];
    expect(checkConfig(transformDefinition, { fields }).map(({ field }) => field)).toEqual([
      'fields.0.name',
      'fields.3.name',
    ]);
    expect(checkConfig(transformDefinition, { mode: 'expression', expression: '1', fields })).toEqual([]);
  });

  test('gives an empty object for {}', async () => {
    expect(await transform({})).toStrictEqual({});
  });

  test('gives the value of one expression, null when it finds nothing', async () => {
    expect(await transform({ mode: 'expression', expression: '[input.id, 2]' })).toStrictEqual([1, 2]);
    expect(await transform({ mode: 'expression', expression: 'input.nothing' })).toBeNull();
  });

  test.each([
    'a..b',
    '.a',
    'a.',
    'a[',
    'a[x]',
    'a[0]b',
    '[]',
    '__proto__.polluted',
    'a.__proto__.polluted',
    `${'a.'.repeat(50_000)}.`,
  ])('refuses the name %s', async (name) => {
    const config = { fields: [{ name, value: 1 }] };
    await expect(runNode(executeTransform, { config })).rejects.toMatchObject({ code: 'config.wrong' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
