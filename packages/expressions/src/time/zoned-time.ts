/** What a clock on the wall shows in a time zone, as a moment. The rules of the zones are the platform's (`Intl`). */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 24 is midnight at the end of the day (ISO 8601). */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const UTC = 'UTC';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Milliseconds since 1970; undefined for what no calendar or clock shows. A time that the clock skips counts as if it had
 * not been put forward, one that it shows twice is the earlier (RFC 5545 §3.3.5, and `compatible` of Temporal).
 * @param place an IANA name, or minutes ahead of UTC. A name that nobody knows counts as UTC
 */
export function epochOf(wall: WallTime, place: string | number): number | undefined {
  const asUtc = utcOf(wall);
  if (asUtc === undefined || Number.isNaN(place)) return undefined;
  if (typeof place === 'number') return asUtc - place * MINUTE_MS;
  const format = place === UTC ? null : formatOf(place);
  if (!format) return asUtc;
  const [before, after] = [offsetAt(format, asUtc - DAY_MS), offsetAt(format, asUtc + DAY_MS)];
  const fits = [asUtc - before, asUtc - after].filter((time) => time + offsetAt(format, time) === asUtc);
  return fits.length === 0 ? asUtc - before : Math.min(...fits);
}

function utcOf({ year, month, day, hour, minute, second, millisecond }: WallTime): number | undefined {
  const date = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && millisecond === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(time)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const wall = utcOf({ year, month, day, hour, minute, second, millisecond: 0 }) ?? time;
  return wall - Math.floor(time / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();
const MAX_FORMATS = 100;

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const format = makeFormat(zone);
  formats.set(zone, format);
  return format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  const part = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: part,
      month: part,
      day: part,
      hour: part,
      minute: part,
      second: part,
    });
  } catch {
    return null; // Publishing refuses such a name; a version from before it did counts as UTC.
  }
}
