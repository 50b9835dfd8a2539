import type { Queue } from '../options.js';
import type { LoadReport } from '../processes/load.js';
import { median, row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

const SCENARIO = 'webhook, transform, filter, HTTP request';
const SUBJECTS = ['floor', 'hookline'] as const;
type Results = Record<(typeof SUBJECTS)[number], LoadReport[]>;

/** The main workflow beside the floor (floor.ts: the same by hand, with no product around it). */
export const mainFlow: Scenario = async (bench, { queues, events, rounds, connections }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const results: Results = { floor: [], hookline: [] };
    for (let round = 1; round <= rounds; round++) {
      for (const subject of round % 2 ? SUBJECTS : SUBJECTS.toReversed()) {
        const result = await bench.measure(subject, queue, { events, connections });
        results[subject].push(result);
        log(`main ${queue} ${round}/${rounds} ${subject}: ${JSON.stringify(result)}`);
      }
    }
    rows.push(...summarize(queue, results));
  }
  return rows;
};

function summarize(queue: Queue, { floor, hookline }: Results): Row[] {
  const compare = (field: 'runsPerSecond' | 'acksPerSecond' | 'p99') => ({
    measured: median(hookline.map((result) => result[field])),
    floor: median(floor.map((result) => result[field])),
    ratio: median(hookline.map((result, round) => result[field] / floor[round]![field])),
  });
  const lost = hookline.reduce((sum, result) => sum + result.missing, 0);
  return [
    row({ scenario: SCENARIO, queue, ...compare('runsPerSecond'), unit: 'runs/s', wanted: '>= 0.65' }),
    row({ scenario: 'its acknowledgements', queue, ...compare('acksPerSecond'), unit: 'acks/s' }),
    row({ scenario: 'its acknowledgements, p99', queue, ...compare('p99'), unit: 'ms', wanted: '<= 2' }),
    row({ scenario: 'its lost events', queue, measured: lost, wanted: '<= 0' }),
  ];
}
