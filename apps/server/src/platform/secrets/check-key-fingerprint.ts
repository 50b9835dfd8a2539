/**
 * Refuses to start with another key than before: secrets could not be decrypted, and new ones would be encrypted with
 * the wrong key. Stores only a keyed hash of a public text, which reveals nothing of the key.
 */
import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import { SecretKeyError } from './secret-key-error.js';

/** @throws SecretKeyError `secret-key.mismatch` */
export async function checkKeyFingerprint(pool: Pool, secretKey: string): Promise<void> {
  const fingerprint = createHmac('sha256', secretKey).update('hookline secret key fingerprint').digest('hex');
  await pool.query('update installation set secret_key_fingerprint = $1 where secret_key_fingerprint is null', [
    fingerprint,
  ]);
  const { rows } = await pool.query<{ stored: string }>('select secret_key_fingerprint as stored from installation');
  const stored = rows[0]?.stored ?? '';
  if (stored === fingerprint) return;
  throw new SecretKeyError(
    'secret-key.mismatch',
    `This database belongs to the secret key with the fingerprint ${stored.slice(0, 8)}, and this one has ${fingerprint.slice(0, 8)}. ` +
      'Set SECRET_KEY to the key used before, or put its file secret.key back into DATA_DIR.',
  );
}
