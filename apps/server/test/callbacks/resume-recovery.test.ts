/** No answer that was acknowledged is lost, whatever goes away around it. */
import { startRedis } from '@hookline/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CallbackReplies } from '../../src/modules/engine/callbacks/callback-replies.js';
import { createPool } from '../../src/platform/database/pool.js';
import { BACKENDS, startTestHookline, startTestWorker, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { answer, question, questionCalls, standing, stepOf } from './callback-workflow.js';

const CALL = { mode: 'call' };

let hookline: TestHookline;
const { ask, ended, waiting, startAgain } = questionCalls(() => hookline);

describe.each(BACKENDS)('an answer that was acknowledged, on %s', (backend) => {
  let space: TestSpace;
  const closers: (() => Promise<unknown>)[] = [];
  const closing = <T extends { close(): Promise<unknown> }>(thing: T): T => {
    closers.push(() => thing.close());
    return thing;
  };

  const start = async (settings: Record<string, string> = {}) => {
    space = closing(await openTestSpace());
    hookline = closing(await startTestHookline(space, backend, settings));
  };
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };

  /** What the API and the worker do in the database, without what they do besides. */
  const openAnswers = (): CallbackReplies => {
    // It outlives its test, and a later one cuts every connection.
    const pool = createPool(space.databaseUrl, 1).on('error', () => undefined);
    closers.push(() => pool.end());
    return new CallbackReplies(pool);
  };
  const given = (runId: string, body: unknown) => ({ runId, nodeId: 'answer', answer: null, body, query: '' });

  describe('in one process', () => {
    beforeAll(() => start());
    afterAll(closeAll);

    test('takes its run on when the process dies before the queue is told', async () => {
      const { runId } = await ask(CALL);
      const { revision, wait } = await standing(space, runId);
      expect(await openAnswers().add(given(runId, 'kept'), { revision, callback: wait.callback })).toBe(true);
      expect(stepOf(await ended(runId), 'answer').output).toMatchObject({ body: 'kept' });
    });

    test('is not stored for a run that has moved since it was looked at', async () => {
      const { runId } = await ask(CALL);
      const { revision } = await standing(space, runId);
      const before = { revision: revision - 1, callback: undefined };
      expect(await openAnswers().add(given(runId, 'late'), before)).toBe(false);
      expect((await query(space, 'select 1 from callbacks where run_id = $1', [runId])).rows).toEqual([]);
    });

    test('is taken while every connection to the database is cut', async () => {
      const { id } = await hookline.api<{ id: string }>('POST', '/workflows', { name: 'Cut', graph: question(CALL) });
      await hookline.api('POST', `/workflows/${id}/publish`, {});
      const runIds = await Promise.all(Array.from({ length: 12 }, () => startAgain(id)));
      const urls = await Promise.all(runIds.map(waiting));
      const cut = () =>
        query(
          space,
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()',
        );
      const answers = urls.map((url, place) => answer(url, { body: String(place) }));
      await cut();
      for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
      for (const [place, runId] of runIds.entries()) {
        expect(stepOf(await ended(runId), 'answer').output).toMatchObject({ body: String(place) });
      }
    });
  });

  describe('and a worker in another', () => {
    beforeEach(() => start({ ROLE: 'api' }));
    afterEach(closeAll);

    test('and the end of the time for it exclude each other', async () => {
      const worker = await startTestWorker(space, backend);
      const [answered, expired] = [await ask(CALL), await ask(CALL)];
      await worker.close();
      expect(await answer(answered.url)).toMatchObject({ status: 200 });
      const answers = openAnswers();
      const waitOf = async (runId: string) => (await standing(space, runId)).wait;
      expect(await answers.expire(answered.runId, 'answer', await waitOf(answered.runId))).toBe(false);
      expect(await answers.expire(expired.runId, 'answer', await waitOf(expired.runId))).toBe(true);
      expect(await answer(expired.url)).toMatchObject({ status: 409, code: 'callback.expired' });
    });

    test('reaches the worker of another process, also one that starts later', async () => {
      const first = await startTestWorker(space, backend);
      const { runId, url } = await ask(CALL);
      const other = await ask(CALL);
      expect(await answer(other.url)).toMatchObject({ status: 200 });
      await ended(other.runId);
      await first.close();
      expect(await answer(url)).toMatchObject({ status: 200 });
      closing(await startTestWorker(space, backend));
      expect(stepOf(await ended(runId), 'approved').status).toBe('succeeded');
    });
  });
});

test('an answer is taken while Redis is away, and counts when it is back', async () => {
  const redis = await startRedis();
  const space = await openTestSpace();
  hookline = await startTestHookline({ ...space, redisUrl: redis.url }, 'redis');
  try {
    const { runId, url } = await ask(CALL);
    await redis.stop();
    expect(await answer(url)).toMatchObject({ status: 200 });
    expect(await answer(url)).toMatchObject({ status: 409 });
    const again = await startRedis({ port: Number(new URL(redis.url).port) });
    expect(stepOf(await ended(runId), 'approved').status).toBe('succeeded');
    await hookline.close();
    await again.stop();
  } finally {
    await space.close();
  }
});

test('a question is answered although Redis was wiped while it waited', async () => {
  const redis = await startRedis();
  const space = await openTestSpace();
  hookline = await startTestHookline({ ...space, redisUrl: redis.url }, 'redis');
  try {
    const { runId, url } = await ask(CALL);
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    expect(await answer(url)).toMatchObject({ status: 200 });
    await ended(runId);
  } finally {
    await hookline.close();
    await space.close();
    await redis.stop();
  }
});
