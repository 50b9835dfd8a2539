/** Answers as rows: what becomes of one that is given twice, and when they go. */
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RunLoader, RunStarter } from '../../../src/modules/engine/index.js';
import { WebhookResponses } from '../../../src/modules/engine/steps/webhook-responses.js';
import { Retention } from '../../../src/modules/retention/index.js';
import { idAt, newId } from '../../../src/platform/ids/uuid.js';
import { openEngineSpace, type EngineSpace } from '../../setup/engine-space.js';
import { flow } from '../../setup/graphs.js';
import { createManualQueue } from '../../setup/manual-queue.js';
import { startTasksOf } from '../../setup/start-tasks-of.js';
import { WAIT } from '../../setup/workflow-calls.js';
import { hook, respond } from './response-flows.js';

const logger = pino({ level: 'silent' });
let space: EngineSpace;

beforeAll(async () => {
  space = await openEngineSpace();
});

afterAll(() => space?.close());

const answer = (body: string) => ({ status: 200, headers: [['x-a', 'b']] as const, body });

test('a step that is done again after a crash finds its answer given, and another step does not', async () => {
  const queue = createManualQueue().open();
  const graph = flow(
    { start: hook('respond'), one: respond({}), other: respond({}) },
    'start -> one',
    'start -> other',
  );
  const workflow = await space.publish(graph);
  const eventId = newId();
  const starter = new RunStarter(space.pool, queue, logger);
  const runId = await starter.start({ ...workflow, triggerNodeId: 'start', mode: 'production', eventId });
  const engine = await space.engine(queue);
  const [runs, senderAnswers] = [engine.get(RunLoader), engine.get(WebhookResponses)];
  const give = async (path: string, body: string) => {
    const run = await runs.load(runId);
    return run && senderAnswers.respond(run, run.nodeAt(path), answer(body));
  };
  expect(await give('one', 'first')).toEqual({ answered: true });
  expect(await give('one', 'again')).toEqual({ answered: true });
  expect(await give('other', 'other')).toEqual({ answered: false, reason: 'Another step has answered already.' });
  const { rows } = await space.pool.query(
    'select run_id, status, headers, body from webhook_responses where event_id = $1',
    [eventId],
  );
  expect(rows).toEqual([{ run_id: runId, status: 200, headers: '[["x-a","b"]]', body: Buffer.from('first') }]);
});

test('answers to events that are older than a day go, however many, and younger ones stay', async () => {
  const ago = (hours: number): string => idAt(Date.now() - hours * 3_600_000);
  const old = Array.from({ length: 2500 }, (_, place) => ago(24.01 + place / 100));
  const young = [ago(23.9), ago(0)];
  await space.pool.query(
    `insert into webhook_responses (event_id, run_id, step, status, headers, body, at)
     select id, id, 'n1', 200, '[]', '', now() from unnest($1::uuid[]) as id`,
    [[...old, ...young]],
  );
  const settings = { RETENTION_DAYS: 0 };
  const retention = startTasksOf(new Retention({ pool: space.pool, logger, settings }), space.pool);
  await vi.waitFor(async () => {
    const { rows } = await space.pool.query(
      'select event_id from webhook_responses where step = $1 order by event_id',
      ['n1'],
    );
    expect(rows.map(({ event_id }) => event_id)).toEqual(young);
  }, WAIT);
  await retention.close();
});
