/** Long durations as people type them: a number and a unit. Stored are milliseconds. */
const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

export type DurationUnit = keyof typeof UNIT_MS;

export interface Amount {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export const DURATION_UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days'];

/** In the largest unit that needs no fraction: 90 minutes, 2 hours. */
export function toAmount(milliseconds: number): Amount {
  const unit = DURATION_UNITS.findLast((each) => milliseconds % UNIT_MS[each] === 0) ?? 'seconds';
  return { amount: Math.round(milliseconds / UNIT_MS[unit]), unit };
}

export const toMilliseconds = ({ amount, unit }: Amount): number => amount * UNIT_MS[unit];
