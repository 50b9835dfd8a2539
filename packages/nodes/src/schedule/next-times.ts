/**
 * The times of a schedule, by the parser that BullMQ uses: the editor shows and the scheduler runs the same ones (ADR 25).
 * Bounded for any settings: an impossible date gives none.
 */
import { cronTimes } from './cron/cron-times.js';
import { gridTimes } from './grid-times.js';
import type { ScheduleRule } from './rule.js';
import type { ScheduleSettings } from './settings.js';
import { toCron } from './to-cron.js';

/** One time of a schedule. */
export interface ScheduledTime {
  readonly at: Date;
  /** The place of its rule in the settings; the first of those that have this time. */
  readonly rule: number;
}

type Schedule = Pick<ScheduleSettings, 'rules' | 'timezone'>;

/**
 * The next times, in order, each once.
 * @param after excluded
 * @returns fewer when there are no more
 */
export function nextTimes({ rules, timezone }: Schedule, after: Date, count: number): readonly ScheduledTime[] {
  const all = rules.map((rule) => rule && timesOf(rule, timezone, after));
  const heads = all.map((times) => times?.next().value);
  const found: ScheduledTime[] = [];
  while (found.length < count) {
    const first = Math.min(...heads.map((head) => head ?? Infinity));
    if (first === Infinity) break;
    found.push({ at: new Date(first), rule: heads.indexOf(first) });
    for (const [index, times] of all.entries()) if (heads[index] === first) heads[index] = times?.next().value;
  }
  return found;
}

/**
 * The last time up to a moment, found in some thirty steps however many times lie between.
 * @param from a time of the schedule, not after `until`
 */
export function lastTime(schedule: Schedule, from: ScheduledTime, until: Date): ScheduledTime {
  let last = from;
  let end = until.getTime();
  while (end - last.at.getTime() >= 1000) {
    const middle = new Date(Math.floor((last.at.getTime() + end) / 2));
    const [next] = nextTimes(schedule, middle, 1);
    if (next && next.at.getTime() <= until.getTime()) last = next;
    else end = middle.getTime();
  }
  return last;
}

function timesOf(rule: ScheduleRule, zone: string, after: Date): Iterator<number, undefined> {
  if (rule.kind === 'cron') return cronTimes({ cron: rule.cron, each: null }, zone, after);
  const plan = toCron(rule);
  return plan ? cronTimes(plan, zone, after) : gridTimes(rule, zone, after);
}
