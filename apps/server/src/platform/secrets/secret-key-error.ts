export type SecretKeyErrorCode = 'secret-key.mismatch' | 'secret-key.unreadable' | 'secret-key.unwritable';

/** Why Hookline does not start: the message tells the operator what to do. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';

  constructor(
    readonly code: SecretKeyErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
