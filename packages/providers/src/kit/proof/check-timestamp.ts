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
  if (age > toleranceMs) return refuse('timestamp.too-old', `Timestamp ${compared(age, 'old', toleranceMs)}`);
  if (age < -toleranceMs)
    return refuse('timestamp.in-future', `Timestamp ${compared(-age, 'in the future', toleranceMs)}`);
  return null;
}

/** In the coarsest words in which the two differ: "5 min old, tolerance 5 min" explains nothing. */
function compared(ageMs: number, where: string, toleranceMs: number): string {
  const inWords = WORDS.find((words) => words(ageMs) !== words(toleranceMs)) ?? inMilliseconds;
  return `${inWords(ageMs)} ${where}, tolerance ${inWords(toleranceMs)}.`;
}

const inMilliseconds = (ms: number): string => `${ms} ms`;
const inSeconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

function inUsualUnits(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

const WORDS = [inUsualUnits, inSeconds];
