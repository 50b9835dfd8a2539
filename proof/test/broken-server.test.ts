/** The proof of the proof: with one invariant switched off, the books do not balance, and say which one it was. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../fault-plan.js';
import { prove, type Proof, type ProofOptions } from '../prove.js';
import { buildBrokenServer, type Breakage } from './build-broken-server.js';

const ENGINE = 'apps/server/src/modules/engine';
/** More than a sound server ever needs to bring a run back. */
const PATIENCE_MS = 20_000;
/** A minute on two idle cores. */
const LIMIT_MS = 600_000;

// Two at a time: the first two wait most of the time.
describe('a copy of the server', () => {
  test.concurrent('that never sweeps leaves runs whose job was lost', { timeout: LIMIT_MS }, async () => {
    const { imbalances } = await proveBroken(
      { file: `${ENGINE}/engine-worker.ts`, find: 'this.sweeper.start();', replace: '' },
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
        { file: `${ENGINE}/run-writer.ts`, find: ' and r.revision = m.revision', replace: '' },
        {
          // Long enough for its runs to end elsewhere: its leases last 15 s, and the sweeper looks every few seconds.
          faults: [fault({ kind: 'worker frozen', atMs: 1500, downMs: 28_000 })],
          receiver: { failing: 0, tookMs: 400 },
        },
      );
      expect(imbalances).toContain('finished runs that moved again');
    },
  );
});

describe('another copy of the server', () => {
  test.concurrent('that answers before it commits loses events', { timeout: LIMIT_MS }, async () => {
    const { imbalances } = await proveBroken(
      {
        file: 'apps/server/src/modules/ingest/intake/event-intake.ts',
        find: 'return await this.group.add({ id: newId(), event, texts: storableTexts(judged), parts });',
        replace: `void this.group.add({ id: newId(), event, texts: storableTexts(judged), parts }).catch(() => undefined);
          return { id: newId(), verdict: judged.verdict, duplicateOf: null, runIds: [] };`,
      },
      { faults: [fault({ kind: 'postgres and apis killed', atMs: 1500 })] },
    );
    expect(imbalances).toContain('acknowledged events without a run');
    expect(imbalances).toContain('effects missing');
  });

  test.concurrent(
    'that makes a new idempotency key for each attempt doubles effects',
    { timeout: LIMIT_MS },
    async () => {
      const { imbalances } = await proveBroken(
        {
          file: `${ENGINE}/step-runner.ts`,
          find: 'idempotencyKey: `${run.id}/${node.key}`',
          replace: 'idempotencyKey: `${run.id}/${node.key}/${Math.random()}`',
        },
        { faults: [], receiver: { failing: 0.2, tookMs: 20 } },
      );
      expect(imbalances).toContain('effects doubled');
    },
  );
});

const fault = (given: Pick<Fault, 'kind' | 'atMs'> & Partial<Fault>): Fault => ({ place: 0, downMs: 200, ...given });

/** A small proof on a broken copy of the server. */
async function proveBroken(
  breakage: Breakage,
  options: Pick<ProofOptions, 'faults'> & Partial<ProofOptions>,
): Promise<Omit<Proof, 'imbalances'> & { imbalances: string[] }> {
  const server = await buildBrokenServer(breakage);
  try {
    const sizes = { orders: 200, sendingMs: 4000, patienceMs: PATIENCE_MS, poison: 0, lateAfterMs: Infinity };
    const proof = await prove({
      queue: 'redis',
      seed: 1,
      ...sizes,
      server: server.folder,
      report: () => undefined,
      ...options,
    });
    // They do not balance, as they should not: nobody reads these logs.
    if (proof.logs) await rm(dirname(proof.logs), { recursive: true, force: true });
    return { ...proof, imbalances: proof.imbalances.map(({ name }) => name) };
  } finally {
    await server.remove();
  }
}
