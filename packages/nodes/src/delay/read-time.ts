export const TIME_HELP = 'Write a date and time like 2026-12-31T18:00:00Z, or seconds since 1970.';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
const FIRST_MILLISECONDS = 1e11;

/**
 * Milliseconds since 1970 of an ISO 8601 text (UTC when it has no offset, midnight when it has no time) or of a number of
 * seconds or milliseconds. Undefined when it is neither, or a day that no calendar has.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return readEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return /^\d+(\.\d+)?$/.test(text) ? readEpoch(Number(text)) : readIso(text);
}

const readEpoch = (number: number): number | undefined => {
  if (!Number.isFinite(number) || number < 0) return undefined;
  return Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
};

function readIso(text: string): number | undefined {
  const [, day = '', time = '00:00', offset = 'Z'] = ISO.exec(text) ?? [];
  if (!isDay(day)) return undefined;
  const at = Date.parse(`${day}T${time}${withMinutes(offset.toUpperCase())}`);
  return Number.isNaN(at) ? undefined : at;
}

/** `Date.parse` takes 31 February for 3 March. */
const isDay = (day: string): boolean => {
  const midnight = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
};

/** `+02` and `+0200` as `+02:00`. */
const withMinutes = (offset: string): string =>
  offset.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
