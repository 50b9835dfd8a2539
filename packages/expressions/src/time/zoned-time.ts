import { instantShownAs, zoneOffset } from './zone-offset.js';

/** Converts a local time in a zone to an instant. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 24 is midnight at the end of the day (ISO 8601). */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const UTC = 'UTC';

const MINUTE_MS = 60_000;

/**
 * Milliseconds since 1970; undefined for what no calendar or clock shows.
 * @param place an IANA name, or minutes ahead of UTC. An unknown name counts as UTC: publishing refuses it, but older published
 * versions may have one.
 */
export function epochOf(wall: WallTime, place: string | number): number | undefined {
  const asUtc = utcOf(wall);
  if (asUtc === undefined || Number.isNaN(place)) return undefined;
  if (typeof place === 'number') return asUtc - place * MINUTE_MS;
  return place === UTC ? asUtc : instantShownAs(asUtc, (time) => zoneOffset(place, time) ?? 0);
}

function utcOf({ year, month, day, hour, minute, second, millisecond }: WallTime): number | undefined {
  const date = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && millisecond === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}
