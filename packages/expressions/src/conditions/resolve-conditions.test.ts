import { describe, expect, test } from 'vitest';
import type { ConditionGroup } from './condition.js';
import { evaluateConditions } from './evaluate-conditions.js';
import type { ConditionOperator } from './operators.js';
import { resolveConditions } from './resolve-conditions.js';

const issue = (...labels: readonly string[]) => ({ labels: labels.map((name) => ({ name, color: 'red' })) });

const isGroup = (value: unknown): value is ConditionGroup =>
  typeof value === 'object' && value !== null && 'rules' in value;

async function holds(left: unknown, operator: ConditionOperator, right: unknown, body: unknown): Promise<boolean> {
  const inner = { combinator: 'and', rules: [{ left, operator, right }] };
  const resolved = await resolveConditions({ combinator: 'and', rules: [inner] }, { trigger: { body } });
  if (!isGroup(resolved)) throw new Error('The conditions are no group any more.');
  return evaluateConditions(resolved);
}

const names = '{{ trigger.body.labels.name }}';

describe('contains', () => {
  test.each([
    [names, issue('bugfix', 'ui'), 'bug', false],
    [names, issue('bugfix'), 'bug', false],
    [names, issue('bug'), 'bug', true],
    [` ${names}\n`, issue('bugfix'), 'bug', false],
    [names, issue(), 'bug', false],
    ['{{ trigger.body.labels[color = "red"].name }}', issue('bugfix'), 'bug', false],
    ['{{ $map(trigger.body.labels, function($l) { $l.name }) }}', issue('bugfix'), 'bug', false],
    ['{{ trigger.body.labels[name = "bug"] }}', issue('bug'), '{"name":"bug","color":"red"}', true],
    ['{{ trigger.body.labels[name = "bug"] }}', issue('bug'), 'name', false],
    ['{{ trigger.body.labels[0].name }}', issue('bugfix'), 'bug', true],
    ['{{ trigger.body.labels[0] }}', issue('bugfix'), 'name', true],
    ['Labels: {{ trigger.body.labels.name }}', issue('bugfix'), 'bug', true],
    ['{{ trigger.body.title }}', { title: 'bugfix' }, 'bug', true],
  ])('%s of %j and %s: %s', async (left, body, right, expected) => {
    expect(await holds(left, 'contains', right, body)).toBe(expected);
    expect(await holds(left, 'not-contains', right, body)).toBe(!expected);
  });
});

describe('is one of', () => {
  test.each([
    [names, issue('bug, ui'), 'bug', false],
    [names, issue('bug, ui'), 'bug, ui', true],
    [names, issue('bug', 'ui'), 'ui', true],
    [names, issue(), 'bug', false],
    [
      '{{ trigger.body.labels[name = "a"].$merge([$, {"n": 1}]) }}',
      issue('a'),
      '{"name":"a","color":"red","n":1}',
      true,
    ],
    ['{{ trigger.body.allowed }}', { allowed: { id: 1, n: 2 } }, '{"n":2,"id":1}', true],
    ['{{ trigger.body.allowed }}', { allowed: 'bug, ui' }, 'bug', true],
  ])('%s of %j and %s: %s', async (right, body, left, expected) => {
    expect(await holds(left, 'is-one-of', right, body)).toBe(expected);
  });

  test('compares with nothing where a filter found nothing, and that is no fault', async () => {
    const group = { combinator: 'and', rules: [{ left: 'x', operator: 'is-one-of', right: names }] };
    const resolved = await resolveConditions(group, { trigger: { body: issue() } });
    expect(resolved).toMatchObject({ rules: [{ right: [] }] });
  });
});

describe('other operators', () => {
  test('compare a single match as that match', async () => {
    expect(await holds(names, 'equals', 'bug', issue('bug'))).toBe(true);
    expect(await holds(names, 'starts-with', 'bug', issue('bugfix'))).toBe(true);
  });
});
