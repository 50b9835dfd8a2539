import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What the address of the set-up page ends in. Made of the secret key, so that every process of an installation knows
 * the same one, also after a restart, and nothing has to be kept. It opens the set-up and nothing else.
 */
export const setupToken = (secretKey: string): string =>
  createHmac('sha256', secretKey).update('hookline set-up').digest('base64url').slice(0, 32);

export function isSetupToken(given: string, secretKey: string): boolean {
  const [one, other] = [given, setupToken(secretKey)].map((token) =>
    createHmac('sha256', secretKey).update(token).digest(),
  );
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
