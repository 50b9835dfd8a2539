/**
 * The one reader of dates: conditions and waiting steps must not disagree on a value. It takes ISO 8601, the dates of
 * HTTP and mail, and seconds or milliseconds since 1970. What may be anything else (`7`, `28/05/2026`) is no date, and
 * the machine's own time zone never counts.
 */
import { UTC, epochOf, type WallTime } from './zoned-time.js';

/** In characters: longer texts are no dates and are not parsed. */
const MAX_LENGTH = 64;

/** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
const FIRST_MILLISECONDS = 1e11;
/** 3 March 1973 in seconds. What is less is a count, a year or `20260528`, hardly ever a time. */
const FIRST_SECONDS = 1e8;
/** The last millisecond that ECMAScript's dates have (ECMA-262, 21.4.1.1); beyond lie ids. */
const LAST_MILLISECONDS = 8.64e15;

const DIGITS = /^\d{9,}(?:\.\d+)?$/;
const CLOCK = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?`;
const EXTENDED = new RegExp(
  String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[T ]${CLOCK} ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$`,
  'i',
);
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,12}))?)?(Z|[+-]\d{2}(?:\d{2})?)?)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HTTP = new RegExp(
  String.raw`^(?:[a-z]{3,9}, ?)?(\d{1,2})[ -]([a-z]{3})[ -](\d{4}|\d{2}) ${CLOCK}(?: (Z|UTC|UT|GMT|[+-]\d{2}:?\d{2}))?$`,
  'i',
);
const ASCTIME = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i;

/**
 * Milliseconds since 1970, or undefined when the value is no date or a day that no calendar has.
 *
 * - ISO 8601, extended or basic: `2026-05-28`, `2026-05-28T20:26:40.5+02:00`, `20260528T202640Z`. Midnight without a time.
 * - RFC 9110 §5.6.7 and RFC 5322 §3.3: `Thu, 28 May 2026 20:26:40 GMT`, and the two obsolete forms of the former.
 * - Seconds (from 1e8) or milliseconds (from 1e11) since 1970, as a number or as digits: `1780000000.000200`.
 *
 * @param zone an IANA name, in which a time without a zone counts; an unknown name counts as UTC
 */
export function readTime(value: unknown, zone: string = UTC): number | undefined {
  if (typeof value === 'number') return readEpoch(value);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  return DIGITS.test(text) ? readEpoch(Number(text)) : readDateText(text, zone);
}

/** As readTime, for what is written as a date: digits alone are none. */
export function readDateText(value: string, zone: string = UTC): number | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  return readIso(text, zone) ?? readHttpDate(text, zone) ?? readAsctime(text);
}

function readEpoch(number: number): number | undefined {
  if (!(number >= FIRST_SECONDS)) return undefined;
  const time = Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
  return time <= LAST_MILLISECONDS ? time : undefined;
}

function readIso(text: string, zone: string): number | undefined {
  const match = EXTENDED.exec(text) ?? BASIC.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  return timeAt({ year, month: Number(month), day, hour, minute, second, fraction }, offset, zone);
}

function readHttpDate(text: string, zone: string): number | undefined {
  const match = HTTP.exec(text);
  if (!match) return undefined;
  const [, day, month = '', year = '', hour, minute, second, fraction, offset] = match;
  const date = { year: fullYear(year), month: monthOf(month), day, hour, minute, second, fraction };
  return timeAt(date, offset, zone);
}

/** `Sun Nov  6 08:49:37 1994`, which RFC 9110 has count as UTC. */
function readAsctime(text: string): number | undefined {
  const match = ASCTIME.exec(text);
  if (!match) return undefined;
  const [, month = '', day, hour, minute, second, year] = match;
  return timeAt({ year, month: monthOf(month), day, hour, minute, second, fraction: undefined }, 'Z', UTC);
}

/** 0 for what is no month. */
const monthOf = (name: string): number => MONTHS.indexOf(name.toLowerCase()) + 1;

/** The two digits of RFC 850: 70 to 99 lie in the last century. */
const fullYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`);

type Text = string | undefined;
interface DateParts extends Readonly<Record<'year' | 'day' | 'hour' | 'minute' | 'second' | 'fraction', Text>> {
  readonly month: number;
}

function timeAt(parts: DateParts, offset: Text, zone: string): number | undefined {
  const wall: WallTime = {
    year: Number(parts.year),
    month: parts.month,
    day: Number(parts.day),
    hour: Number(parts.hour ?? 0),
    minute: Number(parts.minute ?? 0),
    second: Number(parts.second ?? 0),
    millisecond: Number(`${parts.fraction ?? ''}000`.slice(0, 3)),
  };
  const shift = offset === undefined ? undefined : minutesOf(offset);
  return epochOf(wall, shift === undefined ? zone : shift);
}

/** `+02`, `+0200` and `+02:00` in minutes; NaN for more than a day has. */
function minutesOf(offset: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
