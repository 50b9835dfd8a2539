import { zoneOffset } from '@hookline/node-kit';
import type { CronExpression } from 'cron-parser';
import { parseCron } from './cron-expression.js';

/** A cron text, and which of its days, weeks or months count: every `n`th since 1970. Null: all. */
export interface CronPlan {
  readonly cron: string;
  readonly each: { readonly unit: 'days' | 'weeks' | 'months'; readonly n: number } | null;
}

const DAY_MS = 86_400_000;
/** No zone is further from UTC. */
const FARTHEST_MS = 15 * 3_600_000;
/** Longer than clocks are put forward or back. */
const NEAR_MS = 3 * 3_600_000;
/** Times that do not count between two that do; days that do not count are jumped over. */
const MAX_TRIES = 500;

/** The times after a moment, as milliseconds. Ends when there are no more, or none that the parser can find. */
export function* cronTimes({ cron, each }: CronPlan, zone: string, after: Date): Generator<number, undefined> {
  const expression = parseCron(cron, zone, after);
  if (!expression.fields.hour.isWildcard && isNearChange(zone, after.getTime()))
    expression.reset(new Date(after.getTime() - 2 * NEAR_MS));
  let tries = 0;
  while (tries < MAX_TRIES) {
    const time = nextOf(expression);
    if (time === undefined) return undefined;
    const jump = each === null ? null : startOfNext(each, time + (zoneOffset(zone, time) ?? 0));
    tries = jump === null ? 0 : tries + 1;
    if (jump === null && time > after.getTime()) yield time;
    if (jump !== null && jump - FARTHEST_MS > time) expression.reset(new Date(jump - FARTHEST_MS));
  }
  return undefined;
}

function nextOf(expression: CronExpression): number | undefined {
  try {
    return expression.next().getTime();
  } catch {
    return undefined; // The parser gives up after some thousand steps.
  }
}

/**
 * Where clocks change, the parser finds a time that they skip, and only the first of two, when it comes from before the change.
 * What comes next must not depend on when somebody asks.
 */
const isNearChange = (zone: string, time: number): boolean =>
  zoneOffset(zone, time - NEAR_MS) !== zoneOffset(zone, time + NEAR_MS);

/** Null when a local time counts; otherwise where the next unit that counts begins. */
function startOfNext({ unit, n }: NonNullable<CronPlan['each']>, local: number): number | null {
  const index = UNITS[unit].indexOf(local);
  return index % n === 0 ? null : UNITS[unit].startOf(index + n - (index % n));
}

/** The days, weeks (from Monday) and months since 1970 of a local time, and back. */
const UNITS = {
  days: { indexOf: (local: number) => Math.floor(local / DAY_MS), startOf: (index: number) => index * DAY_MS },
  weeks: {
    // 1970 began on a Thursday.
    indexOf: (local: number) => Math.floor((local / DAY_MS + 3) / 7),
    startOf: (index: number) => (index * 7 - 3) * DAY_MS,
  },
  months: {
    indexOf: (local: number) => (new Date(local).getUTCFullYear() - 1970) * 12 + new Date(local).getUTCMonth(),
    startOf: (index: number) => Date.UTC(1970, index, 1),
  },
} as const;
