/** A short proof on both queues: the same as `npm run proof`, with fewer orders. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeProof } from '../describe-proof.js';
import { planFaults } from '../faults/fault-plan.js';
import { prove } from '../prove.js';
import { poisonBodies } from '../sending/poison.js';

const SERVER = join(import.meta.dirname, '../../apps/server/dist');
const SENDING_MS = 20_000;
/** A minute on two idle cores. */
const LIMIT_MS = 600_000;

for (const queue of ['redis', 'postgres'] as const) {
  test.concurrent(
    `the books balance whatever is killed, with the queue on ${queue}`,
    { timeout: LIMIT_MS },
    async () => {
      const seed = Date.now() % 1_000_000;
      const faults = planFaults({ seed, queue, sendingMs: SENDING_MS });
      const sizes = {
        orders: 700,
        sendingMs: SENDING_MS,
        deadlineMs: 60_000,
        poison: poisonBodies().length,
        lateAfterMs: 120_000,
      };
      const proof = await prove({ queue, seed, ...sizes, faults, server: SERVER, report: () => undefined });
      expect(proof.balanced, `Seed ${seed}\n${describeProof(proof)}`).toBe(true);
      expect(proof.books.sent.length).toBeGreaterThanOrEqual(sizes.orders);
      expect(proof.books.received.failures).toBeGreaterThan(0);
      expect(proof.faults).toHaveLength(faults.length);
    },
  );
}
