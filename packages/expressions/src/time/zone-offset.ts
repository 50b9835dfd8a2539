/** Offsets of time zones from UTC, by the rules of the platform (`Intl`). */
const DAY_MS = 86_400_000;
const MAX_FORMATS = 200;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/**
 * The offset at an instant, in milliseconds; east of UTC is positive. @param zone an IANA name @returns undefined for an
 * unknown zone
 */
export function zoneOffset(zone: string, time: number): number | undefined {
  const format = formatOf(zone);
  if (!format) return undefined;
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(time)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const local = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  return local.getTime() - Math.floor(time / 1000) * 1000;
}

/**
 * The instant of a local time. A time that the clock skips counts as if it had not been put forward, one that it shows twice is
 * the earlier (RFC 5545 §3.3.5, and `compatible` of Temporal).
 * @param local the local time, in milliseconds as if it were UTC @param offsetAt the zone's offset at an instant, in
 * milliseconds
 */
export function instantShownAs(local: number, offsetAt: (time: number) => number): number {
  const [before, after] = [offsetAt(local - DAY_MS), offsetAt(local + DAY_MS)];
  const fits = [local - before, local - after].filter((time) => time + offsetAt(time) === local);
  return fits.length === 0 ? local - before : Math.min(...fits);
}

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
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
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
    return null;
  }
}
