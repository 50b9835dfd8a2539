/**
 * Retries a statement while the database is away (a restart, a failover), so that what was done outside, or sent by a sender
 * that sends only once, is not lost. Any other failure is thrown at once.
 */
import pRetry from 'p-retry';

const BACKOFF = { retries: Infinity, minTimeout: 100, maxTimeout: 1000 };

/** Failures of the connection, not of the statement: node's, PostgreSQL's classes 08 and 57P, no free slot; a deadlock is undone. */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|08|57P|53300|40P01)/;

/** As `pg` says it, without a code. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error)/;

/** @param work gets the number of the attempt, from 1; an attempt may have been committed although its result was lost. */
export const retryWhileConnectionLost = <T>(deadlineMs: number, work: (attempt: number) => Promise<T>): Promise<T> =>
  pRetry(work, { ...BACKOFF, maxRetryTime: deadlineMs, shouldRetry: ({ error }) => isConnectionLost(error) });

/** Whether the database was away or is going away: the statement is not to blame. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AWAY.test(code) || LOST.test(error.message) || error instanceof AggregateError;
}

/** PostgreSQL's unique_violation. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
