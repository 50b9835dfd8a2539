import { defineExecutor, durationMs, LONGEST_WAIT_MS, NodeError } from '@hookline/node-kit';
import { delayDefinition } from './definition.js';
import { readTime, TIME_HELP } from './read-time.js';

export const executeDelay = defineExecutor(delayDefinition, ({ mode, amount, unit, at }, { input, clock }) => {
  const now = clock.now().getTime();
  const until = mode === 'for' ? now + durationMs({ amount, unit }) : timeOf(at);
  if (until <= now) return { kind: 'completed', port: 'out', output: input };
  if (until - now > LONGEST_WAIT_MS) {
    const end = mode === 'for' ? `${amount} ${unit}` : String(at);
    throw new NodeError({
      code: 'delay.too-long',
      message: `A run waits at most 365 days, and ${end} is longer. Choose a time that is nearer.`,
      details: { field: mode === 'for' ? 'amount' : 'at' },
    });
  }
  return { kind: 'suspended', until: new Date(until).toISOString(), port: 'out', output: input };
});

function timeOf(at: unknown): number {
  const time = readTime(at);
  if (time !== undefined) return time;
  const given = at === undefined || at === null ? 'There is none' : `It is ${JSON.stringify(at).slice(0, 100)}`;
  throw new NodeError({
    code: 'delay.time-unreadable',
    message: `Date and time: ${given}, which is no time. ${TIME_HELP}`,
    details: { field: 'at' },
  });
}
