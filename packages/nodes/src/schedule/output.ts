import type { SampleStart } from '@hookline/node-kit';
import { z } from 'zod';

/** What steps read as `trigger`. */
export const scheduleOutput = z.object({
  /** The time that the schedule names, ISO 8601. */
  scheduledFor: z.iso.datetime(),
  /** When its run was made: a little later, or much when Hookline did not run. */
  firedAt: z.iso.datetime(),
  /** Which of the schedule's times it was; the first is 1. */
  rule: z.int().min(1),
});

/** The output for one time. */
export const outputAt = (scheduledFor: Date, firedAt: Date, rule: number): z.output<typeof scheduleOutput> => ({
  scheduledFor: scheduledFor.toISOString(),
  firedAt: firedAt.toISOString(),
  rule: rule + 1,
});

/** As if its first time were now. */
export const scheduleSample = ({ now }: SampleStart): z.output<typeof scheduleOutput> => outputAt(now, now, 0);
