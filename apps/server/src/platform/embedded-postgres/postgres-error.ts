export type PostgresErrorCode = 'postgres.missing-binary' | 'postgres.failed';

/** The embedded PostgreSQL cannot run on this machine. The message says why and what to do. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';

  constructor(
    readonly code: PostgresErrorCode,
    message: string,
  ) {
    super(message);
  }
}
