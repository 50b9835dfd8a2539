import { field } from '@hookline/node-kit';
import { z } from 'zod';
import { INTERVAL_UNITS, MONTH_DAYS, WEEKDAYS } from './rule.js';

export const MAX_N = 1000;
const days: Readonly<Record<string, string>> = { ...WEEKDAYS, ...MONTH_DAYS };

export const rule = z.strictObject({
  every: field.choice(INTERVAL_UNITS, { label: 'Every', default: 'days' }),
  n: field.number({ label: 'How many', default: 1, min: 1, max: MAX_N, fixed: true }),
  at: field.plain({
    label: 'At',
    placeholder: '09:00',
    help: 'Of the clock in the time zone. Of hours, the minutes count. Left empty: 00:00.',
  }),
  on: field.choices(days, {
    label: 'On',
    default: [],
    required: false,
    help: 'Of weeks and months. Left empty: the first day.',
  }),
  cron: field.plain({
    label: 'Cron',
    placeholder: '0 9 * * 1-5',
    help: 'Five fields, or six with seconds first. It stands in the place of the fields above.',
  }),
});

/** The settings of a schedule as its form has them. */
export const config = z.object({
  rules: field.list(rule.shape, {
    label: 'Times',
    addLabel: 'Add a time',
    default: [rule.parse({ at: '09:00' })],
  }),
  timezone: field.timezone({ label: 'Time zone', help: 'Whose clock counts, with its summer time.' }),
  missed: field.choice(
    { skip: 'Leave them out', once: 'Run once, as soon as Hookline is back' },
    {
      label: 'Times while Hookline did not run',
      default: 'skip',
      help: 'A time that is less than a minute late still counts.',
    },
  ),
});

/** One rule as it is stored; a key that is left out has its default. */
export type StoredRule = z.output<typeof rule>;
