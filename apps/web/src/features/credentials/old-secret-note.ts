import type { CredentialResponse } from '@hookline/contracts';
import { formatMoment } from '../../shared/ui/index.js';

/** How long a replaced secret stays valid. Null when only the current one is valid. */
export function oldSecretNote({ rotatingUntil }: Pick<CredentialResponse, 'rotatingUntil'>, now: number) {
  if (rotatingUntil === null || Date.parse(rotatingUntil) <= now) return null;
  return `The old secret is accepted until ${formatMoment(rotatingUntil, now)}.`;
}
