import { parseSettings } from '@hookline/nodes/schedule';
import { decideTick, type TickDecision } from './decide-tick.js';
import type { DueSchedule } from './schedule-table.js';

export interface ScheduleDecision extends TickDecision {
  readonly due: DueSchedule;
  /** Why its row cannot be used: it would fail again each second, and so has no next time. */
  readonly broken?: unknown;
}

export function decideSchedule(due: DueSchedule, watchedMs: number): ScheduleDecision {
  try {
    return { due, ...decideTick(parseSettings(due.settings), due.dueAt, { now: due.now, watchedMs }) };
  } catch (broken) {
    return { due, fires: null, nextAt: null, broken };
  }
}
