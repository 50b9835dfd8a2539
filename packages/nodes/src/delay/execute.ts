import { MAX_WAIT_MS, NodeError, defineExecutor, durationMs, readTime } from '@hookline/node-kit';
import { delayDefinition } from './definition.js';
import { TIME_HELP } from './time-help.js';

export const executeDelay = defineExecutor(
  delayDefinition,
  ({ mode, amount, unit, at }, { input, clock, timezone }) => {
    const now = clock.now().getTime();
    const until = mode === 'for' ? now + durationMs({ amount, unit }) : timeOf(at, timezone);
    if (until <= now) return { kind: 'completed', port: 'out', output: input };
    if (until - now > MAX_WAIT_MS) {
      const end = mode === 'for' ? `${amount} ${unit}` : String(at);
      throw new NodeError({
        code: 'delay.too-long',
        message: `A run waits at most 365 days, and ${end} is longer. Choose a time that is nearer.`,
        details: { field: mode === 'for' ? 'amount' : 'at' },
      });
    }
    return { kind: 'suspended', until: new Date(until).toISOString(), port: 'out', output: input };
  },
);

/** The last millisecond that a date can have. */
const LAST_TIME = 8.64e15;

function timeOf(at: unknown, timezone: string): number {
  const time = readTime(at, timezone);
  if (time !== undefined) return time;
  // A number beyond all dates counts as a time that is too far off, and not as no time.
  if (typeof at === 'number' && at > LAST_TIME) return at;
  const given = at === undefined || at === null ? 'There is none' : `It is ${JSON.stringify(at).slice(0, 100)}`;
  throw new NodeError({
    code: 'delay.time-unreadable',
    message: `Date and time: ${given}, which is no time. ${TIME_HELP}`,
    details: { field: 'at' },
  });
}
