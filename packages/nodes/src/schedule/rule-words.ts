import { WEEKDAYS, type IntervalRule, type ScheduleRule } from './rule.js';

/** A rule as people say it: `Every 2 weeks on Mon, Wed at 09:00`. */
export function ruleWords(rule: ScheduleRule): string {
  if (rule.kind === 'cron') return `Cron ${rule.cron}`;
  const { every, n, days } = rule;
  const often = n === 1 ? `Every ${every.slice(0, -1)}` : `Every ${n} ${every}`;
  if (every === 'minutes') return often;
  if (every === 'hours') return rule.minute === 0 ? often : `${often} at :${two(rule.minute)}`;
  if (every === 'days') return `${often} at ${clock(rule)}`;
  const on = every === 'weeks' ? weekdayWords(days) : monthDayWords(days);
  return `${often} on ${on} at ${clock(rule)}`;
}

const clock = ({ hour, minute }: IntervalRule): string => `${two(hour)}:${two(minute)}`;

const two = (value: number): string => String(value).padStart(2, '0');

const weekdayWords = (days: readonly string[]): string =>
  Object.entries(WEEKDAYS)
    .filter(([day]) => (days.length === 0 ? day === 'mon' : days.includes(day)))
    .map(([, name]) => name.slice(0, 3))
    .join(', ');

const monthDayWords = (days: readonly string[]): string =>
  days.length === 0 ? 'day 1' : days.map((day) => (day === 'last' ? 'the last day' : `day ${day}`)).join(', ');
