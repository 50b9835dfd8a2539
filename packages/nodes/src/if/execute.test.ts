import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { executeIf } from './execute.js';

const atLeast = (left: unknown) => ({
  conditions: { combinator: 'and', rules: [{ left, operator: 'at-least', right: '100' }] },
});

describe('if', () => {
  test.each([
    [150, 'true'],
    ['99', 'false'],
    [undefined, 'false'],
  ])('sends %j to the port %s with its input', async (left, port) => {
    expect(await runNode(executeIf, { config: atLeast(left), input: { a: 1 } })).toEqual({
      kind: 'completed',
      port,
      output: { a: 1 },
    });
  });

  test('says why it is false when values cannot be compared', async () => {
    expect(await runNode(executeIf, { config: atLeast('5 EUR') })).toMatchObject({
      port: 'false',
      reason: 'the value is "5 EUR", not at least "100": 5 EUR is no number',
    });
  });

  test('is true without conditions', async () => {
    expect(await runNode(executeIf, { config: {} })).toMatchObject({ port: 'true' });
  });
});
