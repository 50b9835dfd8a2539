import { expect, test } from 'vitest';
import { planFaults } from './fault-plan.js';

test('plans the same for the same seed, and otherwise for another', () => {
  const plan = (seed: number) => planFaults({ seed, queue: 'redis', sendingMs: 200_000 });
  expect(plan(1)).toEqual(plan(1));
  expect(plan(1)).not.toEqual(plan(2));
});

test('breaks everything at least once while events are sent, and no Redis where there is none', () => {
  const kinds = (queue: 'redis' | 'postgres') =>
    new Set(planFaults({ seed: 3, queue, sendingMs: 20_000 }).map(({ kind }) => kind));
  const everywhere = ['api killed', 'postgres and apis killed', 'postgres killed', 'worker frozen', 'worker killed'];
  expect([...kinds('postgres')].sort()).toEqual(everywhere);
  expect([...kinds('redis')].sort()).toEqual([
    ...everywhere.slice(0, 3),
    'redis killed',
    'redis wiped',
    ...everywhere.slice(3),
  ]);
  const late = planFaults({ seed: 3, queue: 'redis', sendingMs: 20_000 }).filter(({ atMs }) => atMs > 20_000);
  expect(late).toEqual([]);
});
