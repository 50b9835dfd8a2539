/** One line of a schedule, as it is used once its config has been checked. */
export type ScheduleRule = IntervalRule | CronRule;

/** `every: 'weeks', n: 2, days: ['mon']`: on Monday of every second week. */
export interface IntervalRule {
  readonly kind: 'interval';
  readonly every: IntervalUnit;
  /** Counted from 1970, so that it holds whenever somebody publishes: 1 is each one. */
  readonly n: number;
  /** Of the clock in the schedule's zone. Of hours, the minute only; of minutes, neither. */
  readonly hour: number;
  readonly minute: number;
  /** Of weeks, weekdays; of months, days or `last`. Empty: the first. */
  readonly days: readonly string[];
}

/** Five fields, or six of which the first is seconds. */
export interface CronRule {
  readonly kind: 'cron';
  readonly cron: string;
}

export const INTERVAL_UNITS = {
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
} as const;

export type IntervalUnit = keyof typeof INTERVAL_UNITS;

export const WEEKDAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1));

export const MONTH_DAYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(DAYS.map((day) => [day, day])),
  last: 'the last day',
};

/** Of the chosen days, those that the unit has. */
export const daysOf = (every: IntervalUnit, chosen: readonly string[]): readonly string[] =>
  Object.keys(every === 'weeks' ? WEEKDAYS : every === 'months' ? MONTH_DAYS : {}).filter((day) =>
    chosen.includes(day),
  );
