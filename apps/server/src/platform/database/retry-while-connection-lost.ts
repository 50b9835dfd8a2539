/**
 * Retries a statement while the database is away (a restart, a failover), so that the result of an effect, or an event
 * that is sent only once, is not lost. Throws any other failure at once.
 */
import pRetry from 'p-retry';

const BACKOFF = { retries: Infinity, minTimeout: 100, maxTimeout: 1000 };

/**
 * Failures of the connection, not of the statement: node's, PostgreSQL's classes 08 and 57P, no free connection; a
 * deadlock is rolled back.
 */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|08|57P|53300|40P01)/;

/** `pg`'s messages without a code. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error)/;

/**
 * @param work receives the number of the attempt, from 1; an earlier attempt may have been committed although its
 * result was lost.
 */
export const retryWhileConnectionLost = <T>(deadlineMs: number, work: (attempt: number) => Promise<T>): Promise<T> =>
  pRetry(work, { ...BACKOFF, maxRetryTime: deadlineMs, shouldRetry: ({ error }) => isConnectionLost(error) });

/** Whether the database is away or shutting down: the statement is not to blame. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AWAY.test(code) || LOST.test(error.message) || error instanceof AggregateError;
}

/** PostgreSQL's unique_violation. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
