import { isDataError } from '../../../platform/database/is-data-error.js';
import { isConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { AppError } from '../../../platform/errors/app-error.js';

/**
 * Whether a failure lies in what Hookline stands on (the database or the queue is away, full, locked, shutting down) and
 * may be gone at the next try. Everything else comes back each time.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error) || isDataError(error)) return false;
  if (isConnectionLost(error) || error.name === 'AbortError') return true;
  if (error instanceof AppError) return error.kind === 'unavailable';
  // An SQLSTATE that is not the data's, or a code of the system or the network.
  return 'code' in error && /^(?:[0-9A-Z]{5}|E[A-Z]+)$/.test(String(error.code));
}
