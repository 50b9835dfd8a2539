import { resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { filterDefinition } from './definition.js';
import { executeFilter } from './execute.js';

const isOpened = {
  conditions: {
    combinator: 'and',
    rules: [{ left: '{{ trigger.body.action }}', operator: 'equals', right: 'opened' }],
  },
};

const run = async (config: unknown, trigger: unknown) =>
  runNode(executeFilter, { config: await resolveConfig(filterDefinition, config, { trigger }), input: trigger });

describe('filter', () => {
  test('lets the input through when the conditions hold', async () => {
    const trigger = { body: { action: 'opened' } };
    expect(await run(isOpened, trigger)).toEqual({ kind: 'completed', port: 'out', output: trigger });
  });

  test('stops with the reason when they do not', async () => {
    expect(await run(isOpened, { body: { action: 'labeled' } })).toEqual({
      kind: 'stopped',
      reason: 'action is "labeled", not "opened"',
    });
    expect(await run(isOpened, {})).toEqual({ kind: 'stopped', reason: 'action does not exist, not "opened"' });
  });

  test.each([
    [
      '{{ trigger.total }}',
      'greater-than',
      '100 EUR',
      'total is "20.00", not more than "100 EUR": 100 EUR is no number',
    ],
    ['', 'equals', '', 'condition 1 has nothing to look at. Fill in its left side'],
    ['{{ trigger.total }}', 'contains', '{{ trigger.none }}', 'total is "20.00": there is nothing to compare with'],
  ])('stops when %j %s %j cannot be told, and says so', async (left, operator, right, reason) => {
    const conditions = { combinator: 'and', rules: [{ left, operator, right }] };
    expect(await run({ conditions }, { total: '20.00' })).toEqual({ kind: 'stopped', reason });
  });

  test('counts times without a zone in the time zone of the workflow', async () => {
    const rule = { left: '2026-05-28 20:00', operator: 'before', right: '2026-05-28T22:00Z' };
    const at = (timezone: string) =>
      runNode(executeFilter, { config: { conditions: { combinator: 'and', rules: [rule] } }, timezone });
    expect(await at('UTC')).toMatchObject({ kind: 'completed' });
    expect(await at('America/New_York')).toMatchObject({ kind: 'stopped' });
  });

  test('fails as a step, not as a crash, when a pattern cannot be used', async () => {
    const conditions = { combinator: 'and', rules: [{ left: 'aa', operator: 'matches', right: '(a)\\1' }] };
    await expect(runNode(executeFilter, { config: { conditions } })).rejects.toMatchObject({
      name: 'NodeError',
      code: 'expression.refused',
      retryable: false,
    });
  });

  test('refuses an operator that does not exist', async () => {
    const conditions = { combinator: 'and', rules: [{ left: 1, operator: 'is-roughly', right: 1 }] };
    await expect(runNode(executeFilter, { config: { conditions } })).rejects.toMatchObject({ code: 'config.wrong' });
  });
});
