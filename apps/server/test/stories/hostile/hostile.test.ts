/**
 * A whole Hookline in a process of its own gets thousands of requests that nobody should send, with good events
 * between them (`npm run fuzz`: a hundred thousand). It answers, it loses nothing that was good, it does not grow, and what it kept can be shown.
 *
 * HOOKLINE_HOSTILE says how many requests; HOOKLINE_SEED repeats those of a run that failed.
 */
import type { EventResponse, LedgerResponse } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestHookline, type TestHookline } from '../../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../../setup/test-space.js';
import { LARGE } from './corpus/bodies.js';
import { flood, type FloodReport } from './flood.js';
import { holdHalfOpen } from './half-open.js';
import { GOOD_EVERY, planRequests } from './plan.js';
import { restingMemory, type RestingMemory } from './resting-memory.js';
import { startServerProcess, type ServerProcess } from './server-process.js';
import { goodBody, makeTargets, type Targets } from './targets.js';
import { watchLiveness, type Liveness } from './watch-liveness.js';

const REQUESTS = Number(process.env['HOOKLINE_HOSTILE'] ?? 10_000);
const SEED = Number(process.env['HOOKLINE_SEED'] ?? Math.floor(Math.random() * 1e6));
const WARM_UP = 5000;
const HALF_OPEN = 48;
const SUCCESSES = [200, 202, 204];
const LOOKED_AT = Math.min(300, Math.floor(REQUESTS / 100));
/** Two minutes on two cores that others use too. */
const FLOOD_TIMEOUT_MS = 900_000;

let space: TestSpace;
let hookline: TestHookline;
let server: ServerProcess;
let targets: Targets;
let warmUp: FloodReport;
let report: FloodReport;
let liveness: Liveness;
let before: RestingMemory;
let after: RestingMemory;
let seconds: number;

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'redis', { ROLE: 'api' });
  server = await startServerProcess(space, { MAX_EVENT_BYTES: String(LARGE) });
  targets = await makeTargets(hookline);
  const began = performance.now();
  warmUp = await send('warm-up', WARM_UP);
  await allRunsEnded();
  before = await restingMemory(server);
  const letGo = await holdHalfOpen(server.port, [...targets.triggers.values()], HALF_OPEN);
  const watch = watchLiveness(server.port);
  report = await send('flood', REQUESTS);
  liveness = await watch.end();
  letGo();
  seconds = (performance.now() - began) / 1000;
  await allRunsEnded();
  after = await restingMemory(server);
}, FLOOD_TIMEOUT_MS);

afterAll(async () => {
  await server?.end();
  await hookline?.close();
  await space?.close();
});

describe(`${REQUESTS} hostile requests (seed ${SEED})`, () => {
  test('are each answered or cut off, and none of them with a failure of ours', () => {
    expect([...warmUp.faults, ...report.faults]).toEqual([]);
    expect(report.sent).toBeGreaterThanOrEqual(REQUESTS);
  });

  test('end no process, and nothing that it complains about', () => {
    expect(server.ended).toBeNull();
    expect(server.complaints).toEqual([]);
  });

  test('take no good event from its sender, nor its run', async () => {
    const { rows } = await query(
      space,
      `select convert_from(e.body, 'UTF8') as body, r.status from events e join runs r on r.event_id = e.id
       where e.body like convert_to('{"good":"flood-%', 'UTF8')`,
    );
    const wanted = [...report.good.keys()];
    expect(wanted.length).toBe(Math.floor(REQUESTS / GOOD_EVERY));
    expect(wanted.filter((name) => report.good.get(name)?.join() !== '200')).toEqual([]);
    const runs = new Map(rows.map((row) => [row['body'], row['status']]));
    expect(wanted.filter((name) => runs.get(goodBody(name)) !== 'succeeded')).toEqual([]);
    expect(rows).toHaveLength(wanted.length);
  });

  test('keep nobody from seeing that it lives', () => {
    expect(liveness.failures).toEqual([]);
    expect(liveness.answers).toBeGreaterThan(0);
  });

  test('leave it as large as the first few of them made it', () => {
    expect(after.held).toBeLessThan(before.held * 1.1);
    expect(Math.min(...after.resident)).toBeLessThan(Math.max(...before.resident) * 1.2);
  });

  test('are refused without filling the disk', async () => {
    const { rows } = await query(
      space,
      `select endpoint_id, count(*)::int as refused from events where verdict = 'refused' group by endpoint_id`,
    );
    // A burst of 50 for each trigger, and one every two seconds.
    const most = 50 + seconds / 2 + 1;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => Number(row['refused']) > most)).toEqual([]);
  });

  test('are on the books when they were taken, and balance', async () => {
    const { rows } = await query(space, `select count(*)::int as taken from events where verdict <> 'refused'`);
    const taken = Number(rows[0]?.['taken']);
    const answered = sum([warmUp, report].flatMap(({ statuses }) => SUCCESSES.map((status) => statuses[status] ?? 0)));
    expect(taken).toBeGreaterThanOrEqual(answered);
    expect(taken).toBeLessThanOrEqual(answered + warmUp.unheard + report.unheard);
    const ledger = await hookline.api<LedgerResponse>('GET', '/ledger');
    expect(ledger).toMatchObject({ accepted: taken, unaccounted: 0, balanced: true });
  });

  test('are kept although their sender has hung up, with its address where that can be known', async () => {
    const { rows } = await query(space, 'select distinct remote_address as address from events');
    expect(rows.filter(({ address }) => address !== '127.0.0.1' && address !== '')).toEqual([]);
  });

  test('can be looked at, when they were taken', { timeout: FLOOD_TIMEOUT_MS }, async () => {
    const { rows } = await query(
      space,
      `select id from events
       where verdict <> 'refused' and body not like convert_to('{"good":%', 'UTF8') order by md5(id::text) limit $1`,
      [LOOKED_AT],
    );
    const events = await Promise.all(rows.map(({ id }) => hookline.api<EventResponse>('GET', `/events/${String(id)}`)));
    expect(events).toHaveLength(LOOKED_AT);
    for (const { parsed } of events) expect(parsed).toHaveProperty('body');
  });
});

async function send(round: string, count: number): Promise<FloodReport> {
  try {
    return await flood(server.port, planRequests(targets, round, count, SEED));
  } catch (error) {
    throw new Error(`The server ended (${server.ended}). It says: ${server.complaints.join('\n')}`, { cause: error });
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const allRunsEnded = () =>
  vi.waitFor(
    async () => {
      const { rows } = await query(space, 'select count(*)::int as n from runs where finished_at is null');
      expect(rows[0]?.['n']).toBe(0);
    },
    { timeout: 300_000, interval: 500 },
  );
