import type { ConditionGroup, ConditionRule } from '@hookline/expressions';
import { describe, expect, test } from 'vitest';
import { findEventTypes, withEventTypes } from './event-types.js';

const types = (right: string): ConditionRule => ({ left: '{{ trigger.event.type }}', operator: 'is-one-of', right });
const total: ConditionRule = { left: '{{ trigger.body.total }}', operator: 'greater-than', right: '100' };
const city: ConditionRule = { left: '{{ trigger.body.city }}', operator: 'equals', right: 'Vienna' };
const all = (...rules: ConditionGroup['rules']): ConditionGroup => ({ combinator: 'and', rules });
const any = (...rules: ConditionGroup['rules']): ConditionGroup => ({ combinator: 'or', rules });

describe('event types as a choice', () => {
  test('are one condition beside the others, which stay', () => {
    const group = withEventTypes(all(total), ['push', 'release']);
    expect(group).toEqual(all(types('push, release'), total));
    expect(findEventTypes(group)).toEqual(['push', 'release']);
    expect(withEventTypes(group, ['push'])).toEqual(all(types('push'), total));
    expect(withEventTypes(group, [])).toEqual(all(total));
    expect(withEventTypes(all(total, types('push')), ['fork'])).toEqual(all(total, types('fork')));
  });

  test('are read from what a person wrote', () => {
    expect(
      findEventTypes(all(total, { ...types('push'), left: '{{trigger.event.type}}', operator: 'equals' })),
    ).toEqual(['push']);
    expect(findEventTypes(all(types(' push,fork , ')))).toEqual(['push', 'fork']);
    expect(findEventTypes(all(types('')))).toEqual([]);
    expect(findEventTypes(any(types('push')))).toEqual(['push']);
  });

  test.each([
    { ...types('push'), operator: 'not-equals' as const },
    { ...types('push'), left: '{{ trigger.body.type }}' },
    types('{{ trigger.body.types }}'),
    types('["push", "fork"]'),
  ])('leave a condition that is none alone: %j', (rule) => {
    expect(findEventTypes(all(rule))).toEqual([]);
    expect(withEventTypes(all(rule), ['fork'])).toEqual(all(types('fork'), rule));
  });

  test('hold beside conditions of which any is enough', () => {
    expect(findEventTypes(any(types('push'), total))).toEqual([]);
    expect(withEventTypes(any(total, city), ['push'])).toEqual(all(types('push'), any(total, city)));
    expect(withEventTypes(any(total), ['push'])).toEqual(all(types('push'), total));
    expect(findEventTypes(any(total, all(city)))).toBeNull();
  });

  test('are no templates and no JSON', () => {
    expect(withEventTypes(all(), ['{{ x }}', ' ', '["a"]', 'own.type '])).toEqual(all(types('own.type')));
  });
});
