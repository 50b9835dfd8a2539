#!/usr/bin/env node
// `npm run bench`: everything that is promised about speed, measured and printed as one table. What is compared is measured
// in the same run, turn by turn, so that a noisy machine slows both: trust the ratios, the rest is this machine's.
//   node bench/run.mjs [--only=main,backlog] [--queue=redis|postgres] [--events=8000] [--rounds=3] [--connections=50]
import { spawnSync } from 'node:child_process';
import { readOptions } from '../scripts/read-options.mjs';
import { openBench } from './bench-services.mjs';
import { machine } from './machine.mjs';
import { table } from './report.mjs';
import { backlog } from './scenarios/backlog.mjs';
import { fanOutOfItems } from './scenarios/fan-out.mjs';
import { growth } from './scenarios/growth.mjs';
import { mainFlow } from './scenarios/main-flow.mjs';
import { memory } from './scenarios/memory.mjs';
import { secondWorker } from './scenarios/second-worker.mjs';
import { signed } from './scenarios/signed.mjs';
import { tenStepFlow } from './scenarios/ten-step-flow.mjs';

const SCENARIOS = {
  main: mainFlow,
  backlog,
  'ten-steps': tenStepFlow,
  'fan-out': fanOutOfItems,
  signed,
  memory,
  'second-worker': secondWorker,
  growth,
};

const given = readOptions({
  only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
  queue: { type: 'string' },
  events: { type: 'string', default: '8000' },
  rounds: { type: 'string', default: '3' },
  connections: { type: 'string', default: '50' },
});
const chosen = given.only.split(',');
if (!chosen.every((name) => Object.hasOwn(SCENARIOS, name))) {
  console.error(`--only takes some of ${Object.keys(SCENARIOS).join(', ')}, separated by commas.`);
  process.exit(1);
}
const options = {
  queues: given.queue ? [given.queue] : availableQueues(),
  events: Number(given.events),
  rounds: Number(given.rounds),
  connections: Number(given.connections),
};

const begun = performance.now();
const rows = [];
const bench = await openBench();
try {
  for (const name of chosen) rows.push(...(await SCENARIOS[name](bench, options, console.log)));
} finally {
  await bench.close();
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(`\n${machine()}; ${minutes} minutes, ended ${new Date().toISOString().slice(0, 16)}Z\n\n${table(rows)}`);

function availableQueues() {
  if (spawnSync('redis-server', ['--version']).status === 0) return ['redis', 'postgres'];
  console.log('redis-server is not installed: only the PostgreSQL queue is measured.');
  return ['postgres'];
}
