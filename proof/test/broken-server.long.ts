/**
 * The proof of the proof: with one invariant switched off, the books do not balance, and say which one it was.
 * What stands here waits for leases and sweepers, or shows again what `npm test` shows: `npm run test:long`.
 */
import { describe, expect, test } from 'vitest';
import { ENGINE, LIMIT_MS, fault, proveBroken } from './prove-broken.js';

// Two at a time: the first two wait most of the time.
describe('a copy of the server', () => {
  test.concurrent('that never sweeps leaves runs whose job was lost', { timeout: LIMIT_MS }, async () => {
    const { imbalances } = await proveBroken(
      { file: `${ENGINE}/engine-worker.module.ts`, find: 'provide(Sweeper, [Pool, RUN_QUEUE, LOGGER]),', replace: '' },
      { faults: [fault({ kind: 'redis wiped', atMs: 1000, downMs: 1500 })] },
    );
    expect(imbalances).toContain('runs that never ended');
    expect(imbalances).toContain('effects missing');
  });

  test.concurrent(
    'that moves runs without compare-and-set lets a late worker move finished ones',
    { timeout: LIMIT_MS },
    async () => {
      const { imbalances } = await proveBroken(
        { file: `${ENGINE}/store/run-writer.ts`, find: ' and r.revision = m.revision', replace: '' },
        {
          // Long enough for its runs to end elsewhere: its leases last 15 s, and the sweeper looks every few seconds.
          faults: [fault({ kind: 'worker frozen', atMs: 1500, downMs: 28_000 })],
          receiver: { failing: 0, tookMs: 400 },
        },
      );
      expect(imbalances).toContain('finished runs that moved again');
    },
  );

  test.concurrent(
    'that makes a new idempotency key for each attempt doubles effects',
    { timeout: LIMIT_MS },
    async () => {
      const { imbalances } = await proveBroken(
        {
          file: `${ENGINE}/steps/step-runner.ts`,
          find: 'idempotencyKey: `${run.id}/${node.key}`',
          replace: 'idempotencyKey: `${run.id}/${node.key}/${Math.random()}`',
        },
        { faults: [], receiver: { failing: 0.2, tookMs: 20 } },
      );
      expect(imbalances).toContain('effects doubled');
    },
  );
});
