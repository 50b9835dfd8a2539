#!/usr/bin/env node
// `pnpm bench`: webhook -> transform -> filter -> HTTP request on both queue backends, each beside the floor (see
// floor.mjs) in the same run, turn by turn, so that a noisy machine slows both. Prints ratios; absolute numbers are this
// machine's.   node bench/run.mjs [events=8000] [rounds=3] [connections=50]
import { spawnSync } from 'node:child_process';
import { openBench } from './bench-services.mjs';
import { median, table } from './report.mjs';

const [events = 8000, rounds = 3, connections = 50] = process.argv.slice(2).map(Number);
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const backends = hasRedis ? ['redis', 'postgres'] : ['postgres'];
if (!hasRedis) console.log('redis-server is not installed: only the PostgreSQL backend is measured.');

const bench = await openBench();
const rows = [];
try {
  for (const backend of backends) {
    const results = { floor: [], hookline: [] };
    for (let round = 1; round <= rounds; round++) {
      for (const subject of ['floor', 'hookline']) {
        const result = await bench.measure(subject, backend, { events, connections });
        results[subject].push(result);
        console.log(`${backend} ${subject} ${round}/${rounds}: ${JSON.stringify(result)}`);
      }
    }
    rows.push(summarize(backend, results));
  }
} finally {
  await bench.close();
}
console.log(`\n${events} events, ${connections} connections, median of ${rounds} rounds\n\n${table(rows)}`);

function summarize(backend, { floor, hookline }) {
  const of = (results, field) => median(results.map((result) => result[field]));
  const ratio = (field) => median(hookline.map((result, round) => result[field] / floor[round][field])).toFixed(2);
  return {
    queue: backend,
    'floor runs/s': of(floor, 'runsPerSecond'),
    'Hookline runs/s': of(hookline, 'runsPerSecond'),
    'runs/floor': ratio('runsPerSecond'),
    'acks/floor': ratio('acksPerSecond'),
    'ack p99 ms': `${of(hookline, 'p99')} (floor ${of(floor, 'p99')})`,
    lost: hookline.reduce((sum, result) => sum + result.missing, 0),
  };
}
