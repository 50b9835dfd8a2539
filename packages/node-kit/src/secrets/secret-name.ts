/**
 * Whether a header, parameter or member is named like a secret: `Authorization`, `x-api-key`, `client_secret`. Judged by the
 * name's end, so that `max_tokens` and `idempotency-key` are none.
 */
export const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(
    name
      .slice(-MAX_NAME_LENGTH)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
  );

const MAX_NAME_LENGTH = 100;

const SECRET_NAME =
  /(?:authorization|cookie|token|secret|password|passwd|passphrase|credentials?|(?:api|access|private|secret|auth|account|master|subscription)key)$|^(?:auth|pwd|pin|sig)$/;
