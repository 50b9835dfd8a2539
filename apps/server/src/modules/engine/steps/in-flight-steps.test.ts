import type { RunFact } from '@hookline/domain';
import { expect, test } from 'vitest';
import { InFlightSteps } from './in-flight-steps.js';

const fact = (nodeId: string): RunFact => ({ kind: 'step-started', nodeId, at: '2026-11-21T10:00:00.000Z' });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function held() {
  let land = (_: RunFact): void => undefined;
  let fail = (_: Error): void => undefined;
  const execution = new Promise<RunFact>((resolve, reject) => {
    land = resolve;
    fail = reject;
  });
  return { execution, land, fail };
}

test('gives facts as they land, those that landed together in one go', async () => {
  const inFlight = new InFlightSteps();
  const [a, b, c] = [held(), held(), held()];
  for (const [nodeId, { execution }] of Object.entries({ a, b, c })) inFlight.add(nodeId, execution);
  a.land(fact('a'));
  b.land(fact('b'));
  expect(await inFlight.settled()).toEqual([fact('a'), fact('b')]);
  expect([inFlight.has('a'), inFlight.has('c'), inFlight.size]).toEqual([false, true, 1]);
  c.land(fact('c'));
  expect(await inFlight.settled()).toEqual([fact('c')]);
  expect(inFlight.isEmpty).toBe(true);
});

test('is not over while a fact that has landed was not asked for', async () => {
  const inFlight = new InFlightSteps();
  inFlight.add('a', Promise.resolve(fact('a')));
  await turn();
  expect([inFlight.size, inFlight.isEmpty]).toEqual([0, false]);
  expect(await inFlight.settled()).toEqual([fact('a')]);
});

test('throws what an execution threw, once the others have landed and were asked for', async () => {
  const inFlight = new InFlightSteps();
  const [a, b] = [held(), held()];
  inFlight.add('a', a.execution);
  inFlight.add('b', b.execution);
  a.fail(new Error('shutting down'));
  const landing = inFlight.settled();
  b.land(fact('b'));
  expect(await landing).toEqual([fact('b')]);
  expect([inFlight.size, inFlight.isEmpty]).toEqual([0, false]);
  await expect(inFlight.settled()).rejects.toThrow('shutting down');
});
