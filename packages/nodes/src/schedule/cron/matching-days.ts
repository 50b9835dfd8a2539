/**
 * Which days a cron text means, found by counting days: the parser goes through them one by one with a calendar, which takes it
 * milliseconds for a leap day and seconds for rarer ones. It still finds the times of a day.
 */
import type { CronExpression } from 'cron-parser';

/** Every `n`th day, week (from Monday) or month since 1970. */
export interface EachUnit {
  readonly unit: 'days' | 'weeks' | 'months';
  readonly n: number;
}

type Fields = CronExpression['fields'];

export const DAY_MS = 86_400_000;
/** What has no day in so many months has none: dates repeat after 28 years, and a leap day is left out once in a century. */
const MONTHS = 200 * 12;

/**
 * The first day that fits, as days since 1970.
 * @param from the first one that may
 * @returns undefined when there is none in two hundred years
 */
export function nextMatchingDay(fields: Fields, each: EachUnit | null, from: number): number | undefined {
  const first = new Date(from * DAY_MS);
  const begin = (first.getUTCFullYear() - 1970) * 12 + first.getUTCMonth();
  for (let month = begin; month < begin + MONTHS; month++) {
    if (!fields.month.values.some((wanted) => wanted === positive(month, 12) + 1)) continue;
    if (each?.unit === 'months' && positive(month, each.n) !== 0) continue;
    const start = Date.UTC(1970, month, 1) / DAY_MS;
    const length = Date.UTC(1970, month + 1, 1) / DAY_MS - start;
    for (let day = Math.max(start, from); day < start + length; day++)
      if (counts(each, day) && fits(fields, { day: day - start + 1, length, weekday: positive(day + 4, 7) }))
        return day;
  }
  return undefined;
}

/** Whether the day, week or month of a day is one that counts. */
export function counts(each: EachUnit | null, day: number): boolean {
  if (each === null) return true;
  if (each.unit === 'days') return positive(day, each.n) === 0;
  // 1970 began on a Thursday.
  if (each.unit === 'weeks') return positive(Math.floor((day + 3) / 7), each.n) === 0;
  const date = new Date(day * DAY_MS);
  return positive((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth(), each.n) === 0;
}

interface DayOfMonth {
  /** From 1. */
  readonly day: number;
  /** Days of its month. */
  readonly length: number;
  /** 0: Sunday. */
  readonly weekday: number;
}

/** As cron has it: where both fields are restricted, one of them is enough. */
function fits({ dayOfMonth, dayOfWeek }: Fields, { day, length, weekday }: DayOfMonth): boolean {
  const isDay = dayOfMonth.values.some((each) => each === day) || (dayOfMonth.hasLastChar && day === length);
  const isWeekday =
    (dayOfWeek.values.some((each) => each === weekday) &&
      (dayOfWeek.nthDay <= 0 || Math.ceil(day / 7) === dayOfWeek.nthDay)) ||
    (dayOfWeek.hasLastChar &&
      day > length - 7 &&
      dayOfWeek.values.some((each) => parseInt(String(each), 10) % 7 === weekday));
  if (dayOfMonth.isWildcard) return dayOfWeek.isWildcard || isWeekday;
  return isDay || (!dayOfWeek.isWildcard && isWeekday);
}

/** The remainder, from 0 also for what lies before 1970. */
const positive = (value: number, by: number): number => ((value % by) + by) % by;
