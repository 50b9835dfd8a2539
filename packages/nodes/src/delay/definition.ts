import {
  DURATION_UNITS,
  MAX_WAIT_MS,
  defineNode,
  describeDuration,
  durationMs,
  field,
  hasTemplate,
  readDuration,
  readTime,
} from '@hookline/node-kit';
import { z } from 'zod';
import { TIME_HELP } from './time-help.js';

const whenFor = { field: 'mode', is: ['for'] };
const whenUntil = { field: 'mode', is: ['until'] };

export const delayDefinition = defineNode({
  type: 'delay',
  title: 'Delay',
  summary: 'Waits before the run goes on, for up to 365 days.',
  keywords: ['wait', 'sleep', 'pause', 'timer', 'schedule', 'later'],
  icon: 'hourglass',
  category: 'time',
  effect: 'pure',
  caption: ({ mode, amount = 1, unit = 'minutes', at }) => {
    if (mode === 'until')
      return typeof at === 'string' && readTime(at) !== undefined ? `until ${at.trim()}` : 'until a time';
    const duration = readDuration({ amount, unit });
    return duration && `for ${describeDuration(duration)}`;
  },
  check: ({ mode, amount, unit = 'minutes', at }) => {
    if (mode === 'until') {
      if (typeof at !== 'string' || at.trim() === '' || hasTemplate(at) || readTime(at) !== undefined) return [];
      return [{ field: 'at', message: TIME_HELP }];
    }
    const duration = readDuration({ amount, unit });
    if (!duration || durationMs(duration) <= MAX_WAIT_MS) return [];
    return [{ field: 'amount', message: 'A run waits at most 365 days. Choose a shorter time.' }];
  },
  config: z.object({
    mode: field.choice(
      { for: 'For a length of time', until: 'Until a date and time' },
      { label: 'Wait', default: 'for' },
    ),
    amount: field.number({
      label: 'How long',
      default: 1,
      min: 0,
      max: MAX_WAIT_MS / 1000,
      whole: false,
      showWhen: whenFor,
    }),
    unit: field.choice(DURATION_UNITS, { label: 'Unit', default: 'minutes', showWhen: whenFor }),
    at: field.value({
      label: 'Date and time',
      required: true,
      placeholder: '{{ trigger.body.due_at }}',
      help: 'Like 2026-12-31T18:00+01:00; without an offset it counts in the time zone of the workflow. A number counts seconds since 1970. A time that has passed is no wait.',
      showWhen: whenUntil,
    }),
  }),
});
