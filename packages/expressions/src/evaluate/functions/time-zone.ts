/** Time zones as people write them: `Z`, `+02:00`, `-0330`, `Europe/Berlin`. Names are the platform's, daylight saving included. */
import { failed } from './call.js';

const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;
const MAX_NAME = 64;
const MAX_FORMATS = 200;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How many minutes the clocks of a zone are ahead of UTC at a moment.
 * @param millis since 1970 @throws ExpressionError when nobody knows the zone
 */
export function offsetMinutes(zone: string, millis: number): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  if (sign !== undefined && Number(hours) <= 14 && Number(minutes) < 60) {
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  const shown = Object.fromEntries(
    formatOf(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  return Math.round((local.getTime() - Math.floor(millis / 1000) * 1000) / 60_000);
}

/** The moment at which the clocks of a zone show this; of two, the earlier, and of none, the one an hour later. */
export function momentOf(localMillis: number, zone: string): number {
  const before = localMillis - offsetMinutes(zone, localMillis - 86_400_000) * 60_000;
  const after = localMillis - offsetMinutes(zone, localMillis + 86_400_000) * 60_000;
  const shows = (moment: number): boolean => moment + offsetMinutes(zone, moment) * 60_000 === localMillis;
  return shows(before) ? before : shows(after) ? after : before;
}

/** @throws ExpressionError */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const shown = zone.length > 40 ? `${zone.slice(0, 39)}…` : zone;
  const unknown = failed(
    `No time zone is called "${shown}". Write a name as Europe/Berlin, an offset as +02:00, or Z.`,
  );
  if (zone.length > MAX_NAME || !/^[A-Za-z][\w+/-]*$/.test(zone)) throw unknown;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }); // prettier-ignore
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(zone, format);
    return format;
  } catch {
    throw unknown;
  }
}
