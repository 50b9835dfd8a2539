import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { executeMerge } from './execute.js';

const arrivals = [
  { key: 'invoice', output: { id: 1 } },
  { key: 'receipt', output: undefined },
];

const merge = async (config: unknown, given = arrivals) => {
  const outcome = await runNode(executeMerge, { config, arrivals: given });
  expect(outcome).toMatchObject({ kind: 'completed', port: 'out' });
  return outcome.kind === 'completed' ? outcome.output : undefined;
};

describe('merge', () => {
  test('puts what arrived under the keys of the steps', async () => {
    expect(await merge({})).toEqual({ invoice: { id: 1 }, receipt: null });
  });

  test('keeps the form when only one branch was taken', async () => {
    expect(await merge({}, arrivals.slice(0, 1))).toEqual({ invoice: { id: 1 } });
    expect(await merge({ mode: 'list' }, arrivals.slice(0, 1))).toEqual([{ id: 1 }]);
  });

  test('makes a list', async () => {
    expect(await merge({ mode: 'list' })).toEqual([{ id: 1 }, null]);
  });

  test('gives the first alone', async () => {
    expect(await merge({ mode: 'first' })).toEqual({ id: 1 });
    expect(await merge({ mode: 'first' }, [])).toBeNull();
  });
});
