import { join } from 'node:path';
import { describeProof } from './describe-proof.js';
import { planFaults } from './faults/fault-plan.js';
import { readOptions } from './options.js';
import { prove } from './prove.js';

const SERVER = join(import.meta.dirname, '../apps/server/dist');
/** More than a run ever stands still: a lease, the sweeper's waits, and a database that is recovering. */
const QUIET_TIMEOUT_MS = 60_000;
/** A lease and a frozen worker, several outages in a row. */
const LATE_AFTER_MS = 120_000;
/** One event of poison for so many orders. */
const POISON_SHARE = 50;

/** @returns the exit code: 0 when the books balance, 1 when they do not or the proof could not be carried out. */
export async function command(args: readonly string[]): Promise<number> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => stopped.abort(new Error(`Stopped by ${signal}.`)));
  }
  try {
    return await proveAndTell(args, stopped.signal);
  } catch (error) {
    console.error(error instanceof Error ? [error.message, messageOf(error.cause)].join('\n') : error);
    return 1;
  }
}

async function proveAndTell(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { queue, events, minutes, seed, keepLogs } = readOptions(args);
  const report = (line: string): void => console.log(line);
  report(
    `Seed ${seed}, queue on ${queue}. Again: npm run proof -- --seed=${seed} --queue=${queue} --events=${events} --minutes=${minutes}`,
  );
  const sendingMs = minutes * 60_000;
  const faults = planFaults({ seed, queue, sendingMs });
  const sizes = { orders: events, sendingMs, deadlineMs: QUIET_TIMEOUT_MS, poison: Math.ceil(events / POISON_SHARE) };
  const proof = await prove({
    queue,
    seed,
    ...sizes,
    lateAfterMs: LATE_AFTER_MS,
    faults,
    server: SERVER,
    keepLogs,
    report,
    signal,
  });
  report(`\n${describeProof(proof)}`);
  if (proof.balanced && proof.logs) report(`What all processes wrote: ${proof.logs}`);
  return proof.balanced ? 0 : 1;
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : '');
