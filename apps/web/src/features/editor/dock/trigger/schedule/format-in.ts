import { formatDuration } from '../../../../../shared/ui/index.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** `Tue, 8 Dec 2026, 09:00 CET`, by the clock of a zone; with seconds when there are some. */
export function formatIn(timeZone: string, at: Date): string {
  const seconds = at.getTime() % MINUTE_MS === 0 ? {} : ({ second: '2-digit' } as const);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...seconds,
  }).format(at);
}

/** `in 3 h 5 min`, `in 12 days`. */
export const untilWords = (ms: number): string =>
  ms < 2 * DAY_MS ? `in ${formatDuration(Math.max(1000, ms))}` : `in ${Math.round(ms / DAY_MS)} days`;
