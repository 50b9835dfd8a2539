import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { SCENARIO_NAMES, type ScenarioName } from './scenario-names.js';

export type Queue = 'redis' | 'postgres';
const QUEUES: readonly Queue[] = ['redis', 'postgres'];

/** How much of it is measured. */
export interface BenchOptions {
  readonly only: readonly ScenarioName[];
  readonly queues: readonly Queue[];
  readonly events: number;
  readonly rounds: number;
  readonly connections: number;
}

/** Of the measurement of a long history. */
export interface GrowthOptions {
  /** In the history. */
  readonly runs: number;
  /** Of a round. */
  readonly events: number;
  readonly rounds: number;
}

export const GROWTH: GrowthOptions = { runs: 1_000_000, events: 4000, rounds: 4 };

export const USAGE = `npm run bench -- [--only=main,backlog] [--queue=redis|postgres] [--events=8000] [--rounds=3] [--connections=50]
npm run bench -- growth [runs=1000000] [events=4000] [rounds=4]
Scenarios: ${SCENARIO_NAMES.join(', ')}. What they are: docs/benchmarks.md`;

/** @throws Error with a sentence for whoever typed it. */
export function readOptions(args: readonly string[], log: (line: string) => void): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: SCENARIO_NAMES.join(',') },
      queue: { type: 'string' },
      events: { type: 'string', default: '8000' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '50' },
    },
  });
  return {
    only: values.only.split(',').map((name) => oneOf('only', SCENARIO_NAMES, name)),
    queues: values.queue === undefined ? availableQueues(log) : [oneOf('queue', QUEUES, values.queue)],
    events: positive('--events', values.events),
    rounds: positive('--rounds', values.rounds),
    connections: positive('--connections', values.connections),
  };
}

/** @throws Error with a sentence for whoever typed it. */
export function readGrowthOptions(args: readonly string[]): GrowthOptions {
  const [runs = GROWTH.runs, events = GROWTH.events, rounds = GROWTH.rounds] = args.map((text, place) =>
    positive(['runs', 'events', 'rounds'][place] ?? 'growth', text),
  );
  return { runs, events, rounds };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${name} is a number above 0, not "${text}".`);
  return number;
}

function oneOf<Name extends string>(option: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new Error(`--${option} takes ${names.join(', ')}, not "${text}".`);
  return found;
}

function availableQueues(log: (line: string) => void): readonly Queue[] {
  if (spawnSync('redis-server', ['--version']).status === 0) return QUEUES;
  log('redis-server is not installed: only the PostgreSQL queue is measured.');
  return ['postgres'];
}
