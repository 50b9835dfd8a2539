import { nodeDefinitions } from '@hookline/nodes/definitions';
import { expect, test } from 'vitest';
import { scopeNeeds } from './scope-needs.js';

const needs = (expression: string) => scopeNeeds(nodeDefinitions.transform, { mode: 'expression', expression });
const all = ['trigger', 'input', 'steps', 'item', 'index', 'run', 'workflow'];

test.each([
  ['trigger.body.id', { computes: false, names: ['trigger', 'workflow'] }],
  ['$sum(input.items.price)', { computes: true, names: ['input', 'workflow'] }],
  ['$uppercase(item.sku) & steps.a.b', { computes: true, names: ['steps', 'item', 'workflow'] }],
  ['[1..3]', { computes: true, names: ['workflow'] }],
  ['$keys($)', { computes: true, names: all }],
  ['$$.trigger', { computes: true, names: all }],
  ['*', { computes: true, names: all }],
  ['$lookup($$, "tri" & "gger")', { computes: true, names: all }],
])('finds what %s can read', (expression, expected) => {
  expect(needs(expression)).toEqual(expected);
});

test('looks at every template of a config', () => {
  const fields = [
    { name: 'a', value: '{{ trigger.body.a }}' },
    { name: 'b', value: 'x {{ $now() }} {{ run.id }}' },
  ];
  expect(scopeNeeds(nodeDefinitions.transform, { mode: 'fields', keep: 'none', fields })).toEqual({
    computes: true,
    names: ['trigger', 'run', 'workflow'],
  });
});
