import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { prepareWorkflow } from '../flows/prepare-workflow.js';
import { mainWorkflow } from '../flows/workflows.js';
import type { Stage } from '../open-stage.js';
import { row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

const BACKLOG = 50_000;
/** More than that, because the worker goes on while they are queued and while events are sent. */
const FILLED = 90_000;
const EVENTS = 6000;
/** How long the sweeper may take to give them all to the queue, before senders are measured anyway. */
const QUEUEING_MS = 120_000;

/** Copies of a run that nobody has begun. The number makes each row of the series ask for a copy of its own. */
const FILL = `
  insert into runs select copy.*
  from (select r from runs r limit 1) one, generate_series(1, ${FILLED}) number,
    lateral jsonb_populate_record(one.r, jsonb_build_object('id', uuidv7(), 'status', 'queued', 'revision', 0,
      'due_at', clock_timestamp(), 'finished_at', null, 'number', number)) copy`;
const UNQUEUED = 'select count(*)::int as n from runs where due_at < clock_timestamp()';
const WAITING = `select count(*)::int as n from runs where status = 'queued'`;

/** How long senders wait for their answer while more runs wait than the worker does in a minute. */
export const backlog: Scenario = async (bench, { queues, connections }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const result = await bench.onStage(queue, (stage) => measure(stage, connections));
    log(`backlog ${queue}: ${JSON.stringify(result)}`);
    const waiting = `${Math.min(result.before, result.after)} runs or more wait`;
    const scenario = `acknowledgement p99 while ${waiting}`;
    rows.push(row({ scenario, queue, measured: result.p99, unit: 'ms', wanted: '<= 250' }));
  }
  return rows;
};

async function measure(stage: Stage, connections: number) {
  const { url } = await stage.startHookline();
  const trigger = await prepareWorkflow(url, mainWorkflow(stage.receiver));
  await stage.load(trigger, { events: 500, connections });
  const database = new pg.Client({ connectionString: stage.database });
  await database.connect();
  const count = async (query: string) => (await database.query<{ n: number }>(query)).rows[0]?.n ?? 0;
  try {
    await database.query(FILL);
    const patience = performance.now() + QUEUEING_MS;
    while ((await count(UNQUEUED)) > FILLED / 100 && performance.now() < patience) await wait(200);
    const before = await count(WAITING);
    const result = await stage.loadAcks(trigger, { events: EVENTS, connections });
    const after = await count(WAITING);
    if (before < BACKLOG) console.error(`Only ${before} runs were waiting: raise FILLED in ${import.meta.filename}.`);
    return { before, after, ...result };
  } finally {
    await database.end();
  }
}
