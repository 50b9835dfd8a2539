import { zoneOffset } from '@hookline/node-kit';
import type { CronExpression } from 'cron-parser';
import { parseCron } from './cron-expression.js';
import { DAY_MS, counts, nextMatchingDay, type EachUnit } from './matching-days.js';

/** A cron text, and which of its days, weeks or months count. Null: all. */
export interface CronPlan {
  readonly cron: string;
  readonly each: EachUnit | null;
}

/** No zone is further from UTC. */
const FARTHEST_MS = 15 * 3_600_000;
/** Longer than clocks are put forward or back. */
const NEAR_MS = 3 * 3_600_000;
/** Times that do not count between two that do: those that a change of clocks moves to the day after. */
const MAX_TRIES = 20;

/** The times after a moment, as milliseconds. Ends when there are no more in two hundred years. */
export function* cronTimes({ cron, each }: CronPlan, zone: string, after: Date): Generator<number, undefined> {
  const expression = parseCron(cron, zone, after);
  const lastOfDay = lastMsOfDay(expression);
  let position = after.getTime();
  if (!expression.fields.hour.isWildcard && isNearChange(zone, position)) {
    position -= 2 * NEAR_MS;
    expression.reset(new Date(position));
  }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const local = position + (zoneOffset(zone, position) ?? 0);
    const today = Math.floor(local / DAY_MS);
    const day = nextMatchingDay(expression.fields, each, local - today * DAY_MS < lastOfDay ? today : today + 1);
    if (day === undefined) return undefined;
    if (day * DAY_MS - FARTHEST_MS > position) expression.reset(new Date(day * DAY_MS - FARTHEST_MS));
    const found = nextOf(expression);
    if (found === undefined) return undefined;
    position = found;
    if (!counts(each, Math.floor((position + (zoneOffset(zone, position) ?? 0)) / DAY_MS))) continue;
    tries = 0;
    if (position > after.getTime()) yield position;
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

/** When a day has had its last time. */
function lastMsOfDay({ fields: { hour, minute, second } }: CronExpression): number {
  return (Math.max(...hour.values) * 3600 + Math.max(...minute.values) * 60 + Math.max(...second.values)) * 1000;
}

/**
 * Where clocks change, the parser finds a time that they skip, and only the first of two, when it comes from before the change.
 * What comes next must not depend on when somebody asks.
 */
const isNearChange = (zone: string, time: number): boolean =>
  zoneOffset(zone, time - NEAR_MS) !== zoneOffset(zone, time + NEAR_MS);
