import { parseArgs } from 'node:util';

export interface CommandOptions {
  readonly queue: 'redis' | 'postgres';
  readonly events: number;
  readonly minutes: number;
  readonly seed: number;
  /** Keeps what all processes wrote, although the books balance. */
  readonly keepLogs: boolean;
}

/** @throws Error with a sentence for whoever typed it. */
export function readOptions(args: readonly string[]): CommandOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '3000' },
      minutes: { type: 'string', default: '3.5' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      queue: { type: 'string', default: 'redis' },
      'keep-logs': { type: 'boolean', default: false },
    },
  });
  const { queue } = values;
  if (queue !== 'redis' && queue !== 'postgres') throw new Error(`--queue is redis or postgres, not "${queue}".`);
  return {
    queue,
    events: positive('events', values.events),
    minutes: positive('minutes', values.minutes),
    seed: positive('seed', values.seed),
    keepLogs: values['keep-logs'],
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} is a number above 0, not "${text}".`);
  return number;
}
