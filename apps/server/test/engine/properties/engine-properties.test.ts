/**
 * Random workflows on two workers, with a queue that loses, doubles and mixes up jobs, and workers that are killed in
 * the middle, on data that a sender may send: it comes to the same as on a calm day, and nothing begins before what it
 * depends on is stored.
 *
 * HOOKLINE_CASES says how many workflows; HOOKLINE_SEED repeats those of a run that failed.
 */
import { seededRandom } from '@hookline/testing';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { RunCanceller } from '../../../src/modules/engine/index.js';
import { retryWhileConnectionLost } from '../../../src/platform/database/retry-while-connection-lost.js';
import { openEngineSpace, type EngineSpace, type Published, type TestWorker } from '../../setup/engine-space.js';
import { flow } from '../../setup/graphs.js';
import { createFlakyQueue } from './flaky-queue.js';
import { HOSTILE_VALUES } from './hostile-values.js';
import { randomFlow } from './random-flow.js';
import { startSideEffectRecorder, type SideEffectRecorder } from './side-effect-recorder.js';

const CASES = Number(process.env['HOOKLINE_CASES'] ?? 20);
const SEED = Number(process.env['HOOKLINE_SEED'] ?? Math.floor(Math.random() * 1e6));
/** The oldest of three is killed: a worker lives long enough to sweep. */
const KILL_EVERY_MS = 1500;
const KILLS = 6;
/** Every so many milliseconds, all that is due some time is due now, and no lease is longer than three seconds. */
const HURRY_EVERY_MS = 300;
/** A step whose worker died five times is given up, which no calm day can come to: the last two are left to the workers. */
const MAY_LOSE_ITS_WORKER = `attempts not like '%${'step.interrupted%'.repeat(2)}'`;
const WAIT = { timeout: Math.max(60_000, CASES * 5000), interval: 200 };

let space: EngineSpace;
let recorder: SideEffectRecorder;

beforeAll(async () => {
  space = await openEngineSpace();
  recorder = await startSideEffectRecorder(space.pool, seededRandom(SEED + 1));
  await recordBrokenPromises();
});

afterAll(async () => {
  await space?.close();
  await recorder?.close();
});

test(
  `${CASES} random workflows come to the same on the worst of days (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const random = seededRandom(SEED);
    const queue = createFlakyQueue(random);
    const producer = queue.open();
    const workflows = await publishAll(random);
    const canceller = (await space.engine(producer)).get(RunCanceller);
    const crew = await hireCrew(() => space.startWorker(queue.open()));

    queue.isFlaky = false;
    const calm = await startAll(workflows);
    await allEnded();
    queue.isFlaky = true;
    const stop = crew.trouble();
    onTestFinished(stop);
    const disturbed = await startAll(workflows);
    const cancelled = await startAll(workflows);
    for (const runId of cancelled) setTimeout(() => void canceller.tryToCancel(runId), random() * 3000);
    await allEnded();
    await stop();

    expect(recorder.violations).toEqual([]);
    expect([...recorder.keys].filter(([, used]) => used.size > 1)).toEqual([]);
    expect(await select('select * from broken_promises')).toEqual([]);
    for (const [place, runId] of disturbed.entries()) {
      expect(await comesTo(runId), `workflow ${place} of seed ${SEED}`).toEqual(await comesTo(calm[place] ?? ''));
    }

    function startAll(published: readonly Published[]): Promise<string[]> {
      return Promise.all(
        published.map((workflow, place) =>
          space.start(producer, workflow, { x: HOSTILE_VALUES[(SEED + place) % HOSTILE_VALUES.length] }),
        ),
      );
    }
  },
);

async function publishAll(random: () => number): Promise<Published[]> {
  const called = flow(
    {
      start: ['manual', {}],
      call: ['http-request', { method: 'POST', url: `${recorder.url}/flaky/{{ run.id }}/call` }],
      wait: ['delay', { mode: 'for', amount: 0.1, unit: 'seconds' }],
    },
    'start -> call',
    'call -> wait',
  );
  const { workflowId: calledWorkflowId } = await space.publish(called);
  const surroundings = { random, receiverUrl: recorder.url, calledWorkflowId };
  return Promise.all(Array.from({ length: CASES }, () => space.publish(randomFlow(surroundings))));
}

/** While there is trouble, one of them is killed now and then, and another comes. */
async function hireCrew(hire: () => Promise<TestWorker>) {
  const workers = [await hire(), await hire(), await hire()];
  return {
    trouble() {
      let killing = Promise.resolve();
      let kills = 0;
      const kill = async (): Promise<void> => {
        workers.shift()?.kill();
        await retryWhileConnectionLost(5000, () =>
          space.pool.query(`update steps set lease_until = now() where lease_until > now() and ${MAY_LOSE_ITS_WORKER}`),
        );
        workers.push(await hire());
      };
      const killer = setInterval(() => {
        if (kills++ < KILLS) killing = killing.then(kill);
      }, KILL_EVERY_MS);
      const hurry = setInterval(() => {
        void retryWhileConnectionLost(5000, hurryUp);
      }, HURRY_EVERY_MS);
      return async () => {
        clearInterval(killer);
        clearInterval(hurry);
        await killing;
      };
    },
  };
}

/** Leaves alone what somebody else is changing. */
async function hurryUp(): Promise<void> {
  await space.pool.query(`
    update runs set due_at = now()
    where id in (select id from runs where due_at > now() + interval '1 second' for update skip locked)`);
  await space.pool.query(`
    update steps set lease_until = now() where (run_id, node_id) in
      (select run_id, node_id from steps
       where lease_until < now() + interval '12 seconds' and ${MAY_LOSE_ITS_WORKER} for update skip locked)`);
}

/** No run is under way, and nobody has to look at any of them again. */
async function allEnded(): Promise<void> {
  await vi.waitFor(async () => {
    const runs = await select(`
      select r.id, r.status, r.due_at, r.parent_run_id, r.item_index,
        (select json_object_agg(s.node_id, s.status) from steps s where s.run_id = r.id) as steps
      from runs r where r.finished_at is null or r.due_at is not null limit 3`);
    expect(runs).toEqual([]);
  }, WAIT);
  const open = `select run_id, node_id, status from steps where status in ('queued', 'running', 'waiting', 'held')`;
  expect(await select(open)).toEqual([]);
}

/** The end of a run; of one that did not fail also its steps' ends, because which ones a failure lets begin is chance. */
async function comesTo(runId: string) {
  const [run] = await select(`select status, error from runs where id = $1`, [runId]);
  if (run?.['status'] === 'failed') return 'failed';
  const steps = await select('select node_id, status, port, reason from steps where run_id = $1 order by node_id', [
    runId,
  ]);
  return { ...run, steps };
}

async function select(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const { rows } = await space.pool.query<Record<string, unknown>>(text, values);
  return rows;
}

/** The database itself watches: an end is the end. */
async function recordBrokenPromises(): Promise<void> {
  await space.pool.query(`
    create table broken_promises (what text, before text, after text);
    create function watch_run() returns trigger language plpgsql as $$ begin
      if (new.status, new.finished_at, new.error) is distinct from (old.status, old.finished_at, old.error) then
        insert into broken_promises values ('run ' || old.id, old.status, new.status);
      end if;
      return new;
    end $$;
    create trigger watch_run before update on runs for each row when (old.finished_at is not null) execute function watch_run();
    create function watch_step() returns trigger language plpgsql as $$ begin
      if (new.status, new.port, new.output) is distinct from (old.status, old.port, old.output) then
        insert into broken_promises values ('step ' || old.run_id || '/' || old.path, old.status, new.status);
      end if;
      return new;
    end $$;
    create trigger watch_step before update on steps for each row
      when (old.status in ('succeeded', 'failed', 'filtered', 'cancelled', 'not-taken', 'skipped')) execute function watch_step();
  `);
}
