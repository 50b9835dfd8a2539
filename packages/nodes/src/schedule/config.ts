import { field } from '@hookline/node-kit';
import { z } from 'zod';
import { INTERVAL_UNITS, MONTH_DAYS, WEEKDAYS } from './rule.js';

const MAX_N = 1000;
const days = { ...WEEKDAYS, ...MONTH_DAYS };

export const rule = z.strictObject({
  every: field.choice(INTERVAL_UNITS, { label: 'Every', default: 'days' }),
  n: z
    .int()
    .min(1)
    .max(MAX_N)
    .default(1)
    .meta({
      field: { control: 'number', value: 'fixed', keepsType: true, label: 'How many', min: 1, max: MAX_N },
    }),
  at: field.plain({
    label: 'At',
    placeholder: '09:00',
    help: 'Of the clock in the time zone. Of hours, the minutes count. Left empty: 00:00.',
  }),
  on: z
    .array(z.enum(Object.keys(days)))
    .default([])
    .meta({
      field: {
        control: 'choices',
        value: 'fixed',
        label: 'On',
        options: Object.entries(days).map(([value, label]) => ({ value, label })),
        help: 'Of weeks and months. Left empty: the first day.',
      },
    }),
  cron: field.plain({
    label: 'Cron',
    placeholder: '0 9 * * 1-5',
    help: 'Five fields, or six with seconds first. It stands in the place of the fields above.',
  }),
});

/** The settings of a schedule as its form has them. */
export const config = z.object({
  rules: z
    .array(rule)
    .default([rule.parse({ at: '09:00' })])
    .meta({ field: { control: 'list', value: 'fixed', label: 'Times', addLabel: 'Add a time' } }),
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
