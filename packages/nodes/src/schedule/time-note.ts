import { zoneOffset } from '@hookline/node-kit';
import { parseCron } from './cron/cron-expression.js';
import type { ScheduledTime } from './next-times.js';
import type { ScheduleSettings } from './settings.js';
import { toCron } from './to-cron.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What a person has to know of a time that the clocks of its zone skip or show twice; undefined of all others. */
export function timeNote({ rules, timezone }: ScheduleSettings, { at, rule }: ScheduledTime): string | undefined {
  const own = rules[rule];
  const cron = own?.kind === 'interval' ? toCron(own)?.cron : own?.cron;
  if (cron === undefined) return undefined;
  const { hour } = parseCron(cron, timezone, at).fields;
  if (hour.isWildcard) return undefined;
  const time = at.getTime();
  const offset = (moment: number): number => zoneOffset(timezone, moment) ?? 0;
  const shown = Math.floor((time + offset(time)) / HOUR_MS) % 24;
  if (!hour.values.some((each) => each === shown))
    return 'The clocks go forward that day and skip the time that was set, so it runs this much later.';
  const back = offset(time - DAY_MS / 8) - offset(time + DAY_MS / 8);
  const isTwice =
    back > 0 && (offset(time + back) === offset(time) - back || offset(time - back) === offset(time) + back);
  return isTwice ? 'The clocks go back that day and show this time twice. It runs the first time only.' : undefined;
}

/** Whether times follow each other within less than a minute: each of them makes a run. */
export const isTooOften = (times: readonly ScheduledTime[]): boolean =>
  times.some(({ at }, index) => index > 0 && at.getTime() - (times[index - 1]?.at.getTime() ?? 0) < 60_000);
