/** Poison among the orders, and nothing killed: whatever is late, was held up by it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeProof } from '../describe-proof.js';
import { prove } from '../prove.js';
import { poisonBodies } from '../sending/poison.js';

const SERVER = join(import.meta.dirname, '../../apps/server/dist');
/** Half a minute on two idle cores. */
const LIMIT_MS = 600_000;

export const testPoison = (queue: 'redis' | 'postgres'): void =>
  test(`orders are on time beside poison, with the queue on ${queue}`, { timeout: LIMIT_MS }, async () => {
    const proof = await prove({
      queue,
      seed: 1,
      orders: 200,
      sendingMs: 8000,
      poison: poisonBodies().length,
      // An order of the slowest workflow waits four seconds, and calls that fail are made again after some.
      lateAfterMs: 30_000,
      deadlineMs: 60_000,
      faults: [],
      server: SERVER,
      report: () => undefined,
    });
    expect(proof.balanced ? '' : describeProof(proof)).toBe('');
    expect(proof.books.poison).toBe(poisonBodies().length);
  });
