import { isDataError } from '../../../platform/database/is-data-error.js';
import { isConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { AppError } from '../../../platform/errors/app-error.js';

/**
 * Whether a failure is transient: the database or the queue is away, full, locked or shutting down. Any other failure
 * would repeat.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error) || isDataError(error)) return false;
  if (isConnectionLost(error) || error.name === 'AbortError') return true;
  if (error instanceof AppError) return error.kind === 'unavailable';
  // A non-data SQLSTATE, or an error code of the system or the network.
  return 'code' in error && /^(?:[0-9A-Z]{5}|E[A-Z]+)$/.test(String(error.code));
}
