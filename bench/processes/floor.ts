#!/usr/bin/env node
// The floor: what this machine can do with no product around it. Fastify -> batched insert of event and run (committed
// before the answer) -> BullMQ addBulk -> worker: batched load, transform, filter, HTTP, batched save of three steps.
// The yardstick for the real thing, measured in the same run. Needs fastify, pg, bullmq, ioredis and undici.
//   DATABASE_URL=… [REDIS_URL=…] PORT=5800 ECHO=http://127.0.0.1:5700 node floor.js       POST /hook/x
import { randomUUID } from 'node:crypto';
import { Queue, Worker, createPostgresBackend, type Job } from 'bullmq';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Pool as HttpPool } from 'undici';

const { DATABASE_URL = '', REDIS_URL, ECHO = 'http://127.0.0.1:5700', PORT = 5800 } = process.env;
const db = new pg.Pool({ connectionString: DATABASE_URL, max: 6 });
await db.query(`drop table if exists floor_event, floor_step;
  create table floor_event(id uuid primary key, workflow text, body jsonb, headers jsonb, at timestamptz default now(), status text);
  create table floor_step(run uuid, node text, status text, output jsonb, ms real, primary key(run, node))`);

const redis = (url: string) => new Redis(url, { maxRetriesPerRequest: null });
const postgres = () => ({ connectionString: DATABASE_URL, max: 10, migrate: true });

interface Event {
  readonly id: string;
  readonly workflow: string;
  readonly body: string;
  readonly headers: string;
}

interface Order {
  readonly order: { readonly id: string; readonly total: number };
  readonly customer: { readonly name: string };
}

interface Step {
  readonly run: string;
  readonly node: string;
  readonly status: string;
  readonly output: string;
  readonly ms: number;
}

interface Waiting<Value> {
  readonly value: Value;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

// Gathers what arrives while up to two flushes are under way; a lone item waits for nobody.
function batched<Value>(flush: (values: Value[]) => Promise<void>, max = 500): (value: Value) => Promise<void> {
  const waiting: Waiting<Value>[] = [];
  let busy = 0;
  const kick = () => {
    if (busy >= 2 || waiting.length === 0) return;
    busy++;
    const batch = waiting.splice(0, max);
    flush(batch.map((w) => w.value))
      .then(
        () => batch.forEach((w) => w.resolve()),
        (e: unknown) => batch.forEach((w) => w.reject(e)),
      )
      .finally(() => {
        busy--;
        kick();
      });
  };
  return (value) =>
    new Promise((resolve, reject) => {
      waiting.push({ value, resolve, reject });
      setImmediate(kick);
    });
}

const name = `floor-${process.pid}`;
const defaultJobOptions = { removeOnComplete: true };
const queue = REDIS_URL
  ? new Queue(name, { connection: redis(REDIS_URL), defaultJobOptions })
  : new Queue(name, { connection: postgres(), defaultJobOptions }, createPostgresBackend);
await queue.waitUntilReady();
const accept = batched<Event>(async (events) => {
  const column = (key: keyof Event) => events.map((e) => e[key]);
  await db.query(
    `insert into floor_event(id, workflow, body, headers, status)
     select id, wf, body, headers, 'queued' from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::jsonb[]) as t(id, wf, body, headers)`,
    [column('id'), column('workflow'), column('body'), column('headers')],
  );
  queue.addBulk(events.map((e) => ({ name: 'run', data: { id: e.id } }))).catch((e: Error) => console.error(e.message));
});

const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
app.post<{ Params: { workflow: string }; Body: Buffer }>('/hook/:workflow', async (req, reply) => {
  JSON.parse(req.body.toString());
  await accept({
    id: randomUUID(),
    workflow: req.params.workflow,
    body: req.body.toString(),
    headers: JSON.stringify(req.headers),
  });
  reply.code(200);
  return '';
});
const COUNT = `select count(*) n from floor_event where status = 'done'`;
app.get('/count', async () => (await db.query<{ n: string }>(COUNT)).rows[0]?.n);
app.get('/reset', async () => {
  await db.query('truncate floor_event, floor_step');
  return '0';
});

const http = new HttpPool(ECHO, { connections: 50 });
interface Run {
  readonly id: string;
  body?: Order;
}

const load = batched<Run>(async (runs) => {
  const { rows } = await db.query<{ id: string; body: Order }>('select id, body from floor_event where id = any($1)', [
    runs.map((r) => r.id),
  ]);
  const bodies = new Map(rows.map((r) => [r.id, r.body]));
  for (const run of runs) {
    const body = bodies.get(run.id);
    if (body) run.body = body;
  }
});
const save = batched<{ readonly id: string; readonly steps: readonly Step[] }>(async (runs) => {
  const steps = runs.flatMap((r) => r.steps);
  const column = (key: keyof Step) => steps.map((s) => s[key]);
  await db.query(
    `with saved as (insert into floor_step(run, node, status, output, ms)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::real[]))
     update floor_event set status = 'done' where id = any($6)`,
    [column('run'), column('node'), column('status'), column('output'), column('ms'), runs.map((r) => r.id)],
  );
});
async function runJob(job: Job<{ id: string }>): Promise<void> {
  const run: Run = { id: job.data.id };
  await load(run);
  const { order, customer } = run.body!;
  const fields = { orderId: order.id, total: order.total, text: `Order ${order.id} for ${customer.name}` };
  if (!(fields.total > 10)) return;
  const body = JSON.stringify(fields);
  const res = await http.request({
    path: '/echo',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const output = await res.body.text();
  const step = (node: string, out: string): Step => ({ run: run.id, node, status: 'succeeded', output: out, ms: 1 });
  await save({ id: run.id, steps: [step('transform', body), step('filter', body), step('http', output)] });
}
const worker = REDIS_URL
  ? new Worker(name, runJob, { connection: redis(REDIS_URL), concurrency: 100 })
  : new Worker(name, runJob, { connection: postgres(), concurrency: 100 }, createPostgresBackend);
worker.on('error', (e) => console.error(e.message));

await app.listen({ port: +PORT, host: '127.0.0.1' });
console.log(`floor up on ${PORT}, queue on ${REDIS_URL ? 'Redis' : 'PostgreSQL'}`);
