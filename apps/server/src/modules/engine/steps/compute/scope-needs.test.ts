import { nodeDefinitions } from '@hookline/nodes/definitions';
import { expect, test } from 'vitest';
import { scopeNeeds } from './scope-needs.js';

const needs = (expression: string) => scopeNeeds(nodeDefinitions.transform, { mode: 'expression', expression });
const all = ['trigger', 'input', 'steps', 'item', 'index', 'run', 'workflow'];

test.each([
  ['trigger.body.id', { computing: 0, names: ['trigger', 'workflow'] }],
  ['$sum(input.items.price)', { computing: 1, names: ['input', 'workflow'] }],
  ['$uppercase(item.sku) & steps.a.b', { computing: 1, names: ['steps', 'item', 'workflow'] }],
  ['[1..3]', { computing: 1, names: ['workflow'] }],
  ['$keys($)', { computing: 1, names: all }],
  ['$$.trigger', { computing: 1, names: all }],
  ['*', { computing: 1, names: all }],
  ['$lookup($$, "tri" & "gger")', { computing: 1, names: all }],
])('finds what %s can read', (expression, expected) => {
  expect(needs(expression)).toEqual(expected);
});

test('looks at every template of a config', () => {
  const fields = [
    { name: 'a', value: '{{ trigger.body.a }}' },
    { name: 'b', value: 'x {{ $now() }} {{ run.id }}' },
  ];
  expect(scopeNeeds(nodeDefinitions.transform, { mode: 'fields', keep: 'none', fields })).toEqual({
    computing: 1,
    names: ['trigger', 'run', 'workflow'],
  });
});
