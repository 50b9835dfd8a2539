import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as field from '../fields/field.js';
import { parseConfig } from './parse-config.js';
import { readConfig } from './read-config.js';

const rules = field.list(
  { name: field.plain({ label: 'Name' }), id: field.workflow({ label: 'Workflow' }) },
  {
    label: 'Rules',
    addLabel: 'Add',
  },
);
const when = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('never') }),
  z.strictObject({
    mode: z.literal('after'),
    hours: field.number({ label: 'Hours', default: 1, min: 1, max: 9 }),
    unit: field.choice({ h: 'Hours', d: 'Days' }, { label: 'Unit', default: 'h' }),
  }),
]);
const definition = {
  type: 'sample',
  title: 'Sample',
  config: z.object({
    size: field.number({ label: 'Size', default: 7, min: 1, max: 9 }),
    rules,
    group: field.group(
      { note: field.plain({ label: 'Note' }), on: field.toggle({ label: 'On', default: true }) },
      {
        label: 'Group',
        default: {},
      },
    ),
    when: field.variants(when, {
      label: 'When',
      choose: 'When',
      labels: { never: 'Never', after: 'After' },
      default: { mode: 'never' },
    }),
    filter: field.conditions({ label: 'Only when', required: false }),
  }),
};
const DEFAULTS = {
  size: 7,
  rules: [],
  group: { note: '', on: true },
  when: { mode: 'never' },
  filter: { combinator: 'and', rules: [] },
};
const read = (config: unknown) => readConfig(definition, config);

describe('reading a config leniently', () => {
  test.each([[undefined], [null], ['text'], [[1]], [{}], [{ size: null, rules: 'x', group: 7, when: [], filter: {} }]])(
    'of %j gives the defaults',
    (config) => {
      expect(read(config)).toEqual(DEFAULTS);
    },
  );

  test('keeps in a group and in a list what fits', () => {
    const config = {
      size: 3,
      gone: true,
      group: { note: 'kept', on: 'maybe', gone: 1 },
      rules: [{ name: 'a', id: 'w1', gone: 1 }, { name: 'no workflow' }, 7, { name: 4, id: 'w2' }],
    };
    expect(read(config)).toEqual({
      ...DEFAULTS,
      size: 3,
      group: { note: 'kept', on: true },
      rules: [
        { name: 'a', id: 'w1' },
        { name: '', id: 'w2' },
      ],
    });
  });

  test('keeps the choice of a group, with the fields of that choice', () => {
    expect(read({ when: { mode: 'after', hours: 99, unit: 'd', note: '' } }).when).toEqual({
      mode: 'after',
      hours: 1,
      unit: 'd',
    });
    expect(read({ when: { mode: 'gone', hours: 3 } }).when).toEqual({ mode: 'never' });
  });

  test('takes conditions as a whole', () => {
    const good = { left: 1, operator: 'equals', right: 1 };
    expect(read({ filter: { combinator: 'or', rules: [good] } }).filter).toMatchObject({ rules: [good] });
    expect(read({ filter: { combinator: 'or', rules: [good, { operator: 'x' }] } })).toEqual(DEFAULTS);
  });

  test('agrees with the strict reading wherever that takes a config, and never fails', () => {
    const part = fc.oneof(fc.constantFrom<unknown>(3, 'a', {}, [], true, { mode: 'after' }), fc.jsonValue());
    const config = fc.record({ size: part, rules: part, group: part, when: part, filter: part }, { requiredKeys: [] });
    fc.assert(
      fc.property(config, (it) => {
        const { success, data } = definition.config.safeParse(it);
        const lenient = read(it);
        expect(parseConfig(definition, lenient)).toEqual(lenient);
        const strict = success ? data : lenient;
        expect(lenient).toEqual(strict);
      }),
    );
  });

  test('fails for a field that has no default, which is the author’s mistake', () => {
    expect(() => readConfig({ config: z.object({ id: field.workflow({ label: 'Workflow' }) }) }, {})).toThrow('id');
  });
});
