import { lastTime, nextTimes, type ScheduleSettings, type ScheduledTime } from '@hookline/nodes/schedule';

/** A time that is less late than this was not missed: a restart, or a database that was away for a moment. */
const GRACE_MS = 60_000;

export interface Moment {
  /** Not before the time that the schedule was planned for. */
  readonly now: Date;
  /**
   * For how long this process has looked for what is due: a time that it only came to late was not missed. It knows nothing of
   * other processes: one that has just started says 0.
   */
  readonly watchedMs: number;
}

export interface TickDecision {
  /** The time that makes a run; null when it was missed, and such times are left out. */
  readonly fires: ScheduledTime | null;
  /** When to look again; null when the schedule has no more times. */
  readonly nextAt: Date | null;
}

/** @param moment when it is decided, and for how long this process has looked without a break */
export function decideTick(settings: ScheduleSettings, dueAt: Date, { now, watchedMs }: Moment): TickDecision {
  const [due] = nextTimes(settings, new Date(dueAt.getTime() - 1), 1);
  // The rules of a time zone may have changed since it was planned.
  if (!due || due.at > now) return { fires: null, nextAt: due?.at ?? null };
  const isLate = ({ at }: ScheduledTime): boolean => now.getTime() - at.getTime() >= watchedMs + GRACE_MS;
  const last = isLate(due) ? lastTime(settings, due, now) : due;
  const fires = isLate(last) && settings.missed === 'skip' ? null : last;
  return { fires, nextAt: nextTimes(settings, last.at, 1)[0]?.at ?? null };
}
