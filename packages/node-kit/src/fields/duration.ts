/** Lengths of time as people write them: `{amount: 2, unit: 'days'}`. */

/** The options of a `field.choice`. */
export const DURATION_UNITS = { seconds: 'seconds', minutes: 'minutes', hours: 'hours', days: 'days' } as const;

/** A key of {@link DURATION_UNITS}. */
export type DurationUnit = keyof typeof DURATION_UNITS;

/** A step waits no longer than this. */
export const MAX_WAIT_MS = 365 * 86_400_000;

const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

const UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days'];

/** A length of time; `amount` may have a fraction. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** Whole milliseconds; a day has 24 hours, whatever the time zone does. */
export const durationMs = ({ amount, unit }: Duration): number => Math.round(amount * UNIT_MS[unit]);

/** Milliseconds as a person would say them, in the largest unit that needs no fraction: 90 minutes, 2 hours. */
export function durationOf(milliseconds: number): Duration {
  const unit = UNITS.findLast((each) => milliseconds % UNIT_MS[each] === 0) ?? 'seconds';
  return { amount: Math.round(milliseconds / UNIT_MS[unit]), unit };
}

/** Reads an unresolved config's duration; undefined while a template stands for it. */
export function readDuration({ amount, unit }: { amount?: unknown; unit?: unknown }): Duration | undefined {
  return typeof amount === 'number' && isUnit(unit) ? { amount, unit } : undefined;
}

/** `2 days`, `1 hour`. */
export const describeDuration = ({ amount, unit }: Duration): string =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;

const isUnit = (unit: unknown): unit is DurationUnit => typeof unit === 'string' && Object.hasOwn(UNIT_MS, unit);
