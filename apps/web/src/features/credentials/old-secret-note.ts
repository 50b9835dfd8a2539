import type { CredentialResponse } from '@hookline/contracts';
import { formatMoment } from '../../shared/ui/index.js';

/** While a replaced secret still counts: until when. Null when only the present one does. */
export function oldSecretNote({ rotatingUntil }: Pick<CredentialResponse, 'rotatingUntil'>, now: number) {
  if (rotatingUntil === null || Date.parse(rotatingUntil) <= now) return null;
  return `The old secret is accepted until ${formatMoment(rotatingUntil, now)}.`;
}
