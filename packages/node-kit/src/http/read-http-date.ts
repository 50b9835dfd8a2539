/** The three forms of a date in HTTP (RFC 9110 §5.6.7), always in UTC, whatever the time zone of this machine. */
const IMF = /^[a-z]{3}, (\d\d) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|\+0000)$/i;
const RFC_850 = /^[a-z]{6,9}, (\d\d)-([a-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)$/i;
const ASCTIME = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * @param now decides the century of a year with two digits: more than 50 years ahead is in the past (RFC 9110 §5.6.7)
 * @returns milliseconds since 1970; undefined when this is no such date
 */
export function readHttpDate(text: string, now: Date): number | undefined {
  const [, day, month, year, ...time] = IMF.exec(text) ?? [];
  if (year !== undefined) return instant(Number(year), month, day, time);
  const [, day850, month850, year850, ...time850] = RFC_850.exec(text) ?? [];
  if (year850 !== undefined) return instant(fullYear(Number(year850), now), month850, day850, time850);
  const [, monthC, dayC, hour, minute, second, yearC] = ASCTIME.exec(text) ?? [];
  return yearC === undefined ? undefined : instant(Number(yearC), monthC, dayC, [hour, minute, second]);
}

type Part = string | undefined;

function instant(year: number, month: Part, day: Part, time: readonly Part[]): number | undefined {
  const [hour, minute, second] = time.map(Number);
  const place = MONTHS.indexOf((month ?? '').toLowerCase());
  if (place === -1) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(year, place, Number(day));
  at.setUTCHours(hour ?? 0, minute ?? 0, second ?? 0);
  // 31 February would be in March.
  return at.getUTCDate() === Number(day) ? at.getTime() : undefined;
}

function fullYear(short: number, now: Date): number {
  const year = Math.floor(now.getUTCFullYear() / 100) * 100 + short;
  return year > now.getUTCFullYear() + 50 ? year - 100 : year;
}
