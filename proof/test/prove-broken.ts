import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fault } from '../faults/fault-plan.js';
import { prove, type Proof, type ProofOptions } from '../prove.js';
import { buildBrokenServer, type Breakage } from './build-broken-server.js';

export const ENGINE = 'apps/server/src/modules/engine';
/** More than a sound server ever needs to bring a run back. */
const QUIET_TIMEOUT_MS = 20_000;
/** A minute on two idle cores. */
export const LIMIT_MS = 600_000;

export const fault = (given: Pick<Fault, 'kind' | 'atMs'> & Partial<Fault>): Fault => ({
  place: 0,
  downMs: 200,
  ...given,
});

/** A small proof on a broken copy of the server. */
export async function proveBroken(
  breakage: Breakage,
  options: Pick<ProofOptions, 'faults'> & Partial<ProofOptions>,
): Promise<Omit<Proof, 'imbalances'> & { imbalances: string[] }> {
  const server = await buildBrokenServer(breakage);
  try {
    const sizes = { orders: 200, sendingMs: 4000, deadlineMs: QUIET_TIMEOUT_MS, poison: 0, lateAfterMs: Infinity };
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
