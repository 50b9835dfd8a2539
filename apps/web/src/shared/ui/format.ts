/** Numbers, sizes and times as the screens write them. English words, 24-hour clock, the viewer's own time zone. */
const locale = 'en-GB';
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const hourMinute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const formatCount = (count: number): string => whole.format(count);

/** `<1 ms`, `842 ms`, `1.12 s`, `28.1 s`, `3 min 12 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return '<1 ms';
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < 10 * SECOND) return `${trimZeros((ms / SECOND).toFixed(2))} s`;
  if (ms < MINUTE) return `${trimZeros((ms / SECOND).toFixed(1))} s`;
  if (ms < HOUR) return twoUnits(Math.floor(ms / MINUTE), 'min', Math.floor((ms % MINUTE) / SECOND), 's');
  return twoUnits(Math.floor(ms / HOUR), 'h', Math.floor((ms % HOUR) / MINUTE), 'min');
}

/** `14:31:52` today and within the last twelve hours; on other days with the date before it. */
export function formatClock(iso: string, now: number): string {
  const at = new Date(iso);
  return isRecent(iso, now) || sameDay(at, new Date(now)) ? clock.format(at) : formatMoment(iso, now);
}

/** Recent enough for the time of day alone, also after midnight. */
export const isRecent = (iso: string, now: number): boolean => Math.abs(now - Date.parse(iso)) < 12 * HOUR;

/** `14 Mar, 14:31:52`; with the year when it is not the current one. */
export function formatMoment(iso: string, now: number): string {
  const at = new Date(iso);
  const day = at.getFullYear() === new Date(now).getFullYear() ? dayMonth : dayMonthYear;
  return `${day.format(at)}, ${clock.format(at)}`;
}

/** The full date, for the tooltip. */
export const formatFull = (iso: string): string => full.format(new Date(iso));

/** `just now`, `6 s ago`, `4 min ago`, `10:41`, `Mon 08:00`, `14 Mar`. Tolerates a clock that is slightly behind. */
export function formatRelative(iso: string, now: number): string {
  const at = new Date(iso);
  const ago = now - at.getTime();
  if (ago < 2 * SECOND) return 'just now';
  if (ago < MINUTE) return `${Math.floor(ago / SECOND)} s ago`;
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`;
  if (sameDay(at, new Date(now))) return ago < 6 * HOUR ? `${Math.floor(ago / HOUR)} h ago` : hourMinute.format(at);
  if (ago < 6 * DAY) return `${weekday.format(at)} ${hourMinute.format(at)}`;
  return dayMonth.format(at);
}

/** `3.1 KB`, of 1,000 bytes as senders count them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilo = bytes / 1000;
  if (kilo < 1000) return `${trimZeros(kilo.toFixed(1))} KB`;
  return `${trimZeros((kilo / 1000).toFixed(1))} MB`;
}

/** `95.2%`; `100%` only when it is all of them. */
export function formatShare(part: number, of: number): string {
  if (of === 0) return '';
  const percent = Math.floor((part / of) * 1000) / 10;
  return `${trimZeros(percent.toFixed(1))}%`;
}

/** `1 event`, `12 events`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const twoUnits = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

const trimZeros = (text: string): string => text.replace(/\.?0+$/, '');

const sameDay = (first: Date, second: Date): boolean => first.toDateString() === second.toDateString();
