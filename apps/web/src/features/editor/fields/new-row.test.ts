import { describeFields } from '@hookline/node-kit';
import { expect, test } from 'vitest';
import { findDefinition } from '../../../shared/nodes/index.js';
import { newRow } from './new-row.js';

const listOf = (type: string, name: string) => {
  const definition = findDefinition(type);
  const field = definition && describeFields(definition).find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${type} has no ${name}`);
  return field;
};

test('starts a row with the defaults of its fields', () => {
  expect(newRow(listOf('transform', 'fields'), [])).toEqual({ name: '', value: '' });
});

test('gives a new case a name that no other has', () => {
  const cases = listOf('switch', 'cases');
  const conditions = { combinator: 'and', rules: [] };
  expect(newRow(cases, [])).toEqual({ name: 'Case 1', conditions });
  expect(newRow(cases, [{ name: 'paid' }])).toEqual({ name: 'Case 2', conditions });
  expect(newRow(cases, [{ name: 'Case 2' }, { name: 'Case 3' }])).toEqual({ name: 'Case 4', conditions });
});
