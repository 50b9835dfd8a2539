export type PostgresErrorCode = 'postgres.missing-binary' | 'postgres.failed';

/** The embedded PostgreSQL cannot run on this machine. The message states the reason and the remedy. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';

  constructor(
    readonly code: PostgresErrorCode,
    message: string,
  ) {
    super(message);
  }
}
