import { zoneOffset } from '@hookline/node-kit';
import type { IntervalRule } from './rule.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Every so many minutes or hours that do not fit an hour or a day: always that long after each other, counted from 1970,
 * whatever the clocks do. The minute is that of the zone.
 */
export function* gridTimes(rule: IntervalRule, zone: string, after: Date): Generator<number, undefined> {
  const period = rule.n * (rule.every === 'hours' ? HOUR_MS : MINUTE_MS);
  const minute = rule.every === 'hours' ? rule.minute * MINUTE_MS : 0;
  for (let time = after.getTime(); ;) {
    const start = minute - ((zoneOffset(zone, time) ?? 0) % HOUR_MS);
    time = (Math.floor((time - start) / period) + 1) * period + start;
    yield time;
  }
}
