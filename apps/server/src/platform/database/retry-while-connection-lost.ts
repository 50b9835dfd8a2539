/**
 * Carries a statement over a short absence of the database (a restart, a failover): what has been done outside, or was
 * sent by somebody who will not send it again, is not to be lost to it. Every other failure is the caller's at once.
 */
import { setTimeout as wait } from 'node:timers/promises';

const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 1000;

/** Failures of the connection, not of the statement: node's, PostgreSQL's classes 08 and 57P, no free slot; a deadlock is undone. */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|08|57P|53300|40P01)/;

/** As `pg` says it, without a code. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error)/;

/** @param work gets the number of the try, from 1; a try may have been committed although its answer was lost. */
export async function retryWhileConnectionLost<T>(
  deadlineMs: number,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  const giveUpAt = performance.now() + deadlineMs;
  for (let attempt = 1, delay = FIRST_WAIT_MS; ; attempt++, delay = Math.min(delay * 2, MAX_WAIT_MS)) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() + delay > giveUpAt) throw error;
      await wait(delay);
    }
  }
}

/** The database was away, or is going away: the statement is not to blame. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AWAY.test(code) || LOST.test(error.message) || error instanceof AggregateError;
}

/** PostgreSQL's unique_violation. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
