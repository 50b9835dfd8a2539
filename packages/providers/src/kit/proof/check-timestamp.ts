/** How old a signed request may be. */
import { refuse, type Refusal } from '../verification.js';

export interface TimestampCheck {
  /** Unix time as it was sent. */
  readonly sent: string | number | undefined | null;
  readonly unit: 'seconds' | 'milliseconds';
  /** Where it stands, for people: `X-Request-Timestamp`. */
  readonly place: string;
  readonly toleranceMs: number;
  /** Unix time in milliseconds. */
  readonly now: number;
}

/** @returns null when it is fresh. What is no number is refused, so that `NaN` never counts as fresh. */
export function checkTimestamp({ sent, unit, place, toleranceMs, now }: TimestampCheck): Refusal | null {
  if (sent === undefined || sent === null || sent === '')
    return refuse('timestamp.missing', `No timestamp in ${place}.`);
  const text = String(sent);
  if (!/^\d{1,16}$/.test(text)) {
    return refuse('timestamp.malformed', `The timestamp in ${place} is no whole number of ${unit}.`);
  }
  const age = now - Number(text) * (unit === 'seconds' ? 1000 : 1);
  const allowed = `tolerance ${inWords(toleranceMs)}`;
  if (age > toleranceMs) return refuse('timestamp.too-old', `Timestamp ${inWords(age)} old, ${allowed}.`);
  if (age < -toleranceMs) return refuse('timestamp.in-future', `Timestamp ${inWords(-age)} in the future, ${allowed}.`);
  return null;
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
