import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of the setup URL. Derived from the secret key, so that every process computes the same one, also after a
 * restart, and none is stored. It authorises the setup only.
 */
export const setupToken = (secretKey: string): string =>
  createHmac('sha256', secretKey).update('hookline set-up').digest('base64url').slice(0, 32);

export function isSetupToken(given: string, secretKey: string): boolean {
  const [one, other] = [given, setupToken(secretKey)].map((token) =>
    createHmac('sha256', secretKey).update(token).digest(),
  );
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
