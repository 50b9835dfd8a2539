/** The settings of a published schedule as a row holds them: a row may be older than this server, or put back by hand. */
import { NO_SENDER } from '@hookline/node-kit';
import { z } from 'zod';
import { MAX_N } from './config.js';
import { cronFault } from './cron/cron-expression.js';
import { INTERVAL_UNITS, daysOf } from './rule.js';
import { MAX_RULES, isZone, type ScheduleSettings } from './settings.js';

const interval = z
  .object({
    kind: z.literal('interval'),
    every: z.enum(INTERVAL_UNITS),
    n: z.int().min(1).max(MAX_N),
    hour: z.int().min(0).max(23),
    minute: z.int().min(0).max(59),
    days: z.array(z.string()),
  })
  .refine(({ every, days }) => daysOf(every, days).length === days.length, 'days that the unit does not have');

const cron = z.object({
  kind: z.literal('cron'),
  cron: z.string().refine((text) => cronFault(text) === undefined, 'a cron text that cannot be read'),
});

const stored = z.object({
  rules: z.array(z.discriminatedUnion('kind', [interval, cron]).nullable()).max(MAX_RULES),
  timezone: z.string().refine(isZone, 'no time zone'),
  missed: z.enum(['skip', 'once']),
});

/**
 * The settings that the scheduler may count with.
 * @param json what JSON has been made of a `ScheduleSettings`
 * @throws Error for anything else
 */
export function parseSettings(json: string): ScheduleSettings {
  const { data, error } = stored.safeParse(JSON.parse(json));
  if (error) throw new Error(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return { ...data, ...NO_SENDER };
}
