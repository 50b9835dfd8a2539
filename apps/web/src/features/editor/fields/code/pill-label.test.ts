import { describe, expect, test } from 'vitest';
import { pillLabel } from './pill-label.js';

const names = new Map([
  ['trigger', 'New order'],
  ['if1', 'Over €500?'],
]);

describe('pillLabel', () => {
  test('names the step and keeps the last two names of its path', () => {
    expect(pillLabel('trigger.body.data.object.amount_due', names)).toEqual({
      from: 'New order',
      path: 'object.amount_due',
    });
    expect(pillLabel('steps.if1.total', names)).toEqual({ from: 'Over €500?', path: 'total' });
    expect(pillLabel('trigger', names)).toEqual({ from: 'New order', path: '' });
  });

  test('keeps what is done with the path', () => {
    expect(pillLabel('trigger.body.data.object.amount_due / 100', names).path).toBe('object.amount_due / 100');
  });

  test('shows the key of a step that is not known', () => {
    expect(pillLabel('steps.gone.id', names)).toEqual({ from: 'gone', path: 'id' });
  });

  test('shows other expressions as they are, cut when they are long', () => {
    expect(pillLabel('$sum(trigger.items.price)', names)).toEqual({
      from: undefined,
      path: '$sum(trigger.items.price)',
    });
    expect(pillLabel(`"${'x'.repeat(80)}"`, names).path).toHaveLength(48);
  });
});
