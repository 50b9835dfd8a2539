import type { RunResponse } from '@hookline/contracts';
import { expect, test } from 'vitest';
import { itemOf, joinItems, stepsOf } from './run-parts.js';

const run = (id: string, parent: RunResponse['parent'] = null) => ({ id, parent, steps: [] }) as unknown as RunResponse;
const item = (id: string, runId: string, nodeId: string, index: number) => run(id, { runId, nodeId, index });

test('joins the items of loops, and of loops inside of them, whatever order they come in', () => {
  const parts = joinItems(run('r'), [item('inner', 'outer', 'n2', 0), item('outer', 'r', 'n1', 4)]);
  expect(parts.map(({ id }) => id)).toEqual(['r', 'outer', 'inner']);
  expect(itemOf(parts, 'r', 'n1')?.id).toBe('outer');
});

test('leaves out items of other runs, a second item of one loop, and called runs', () => {
  const others = [item('a', 'x', 'n1', 0), item('b', 'r', 'n1', 1), item('c', 'r', 'n1', 2)];
  const called = run('d', { runId: 'r', nodeId: 'n3', index: null });
  expect(joinItems(run('r'), [...others, called]).map(({ id }) => id)).toEqual(['r', 'b']);
});

test('gives each step once: the loop itself from the run that it is in', () => {
  const withSteps = (of: RunResponse, ...nodeIds: string[]) =>
    ({ ...of, steps: nodeIds.map((nodeId) => ({ nodeId })) }) as unknown as RunResponse;
  const parts = [withSteps(run('r'), 'start', 'loop'), withSteps(item('a', 'r', 'loop', 0), 'loop', 'inside')];
  expect(stepsOf(parts).map(({ nodeId }) => nodeId)).toEqual(['start', 'loop', 'inside']);
});
