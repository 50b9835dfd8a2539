import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { startRedis } from '@hookline/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../../src/platform/ids/uuid.js';
import { openRunQueue } from '../../../src/platform/queue/bullmq-run-queue.js';
import type { RunQueue, RunQueueWorker } from '../../../src/platform/queue/run-queue.js';
import { BACKENDS } from '../../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../../setup/test-space.js';

const WAIT = { timeout: 15_000, interval: 20 };

/** What every backend has to do alike: the engine knows no other queue than this one. */
describe.each(BACKENDS)('the run queue on %s', (backend) => {
  let space: TestSpace;
  let queue: RunQueue;
  const workers: RunQueueWorker[] = [];

  beforeAll(async () => {
    space = await openTestSpace();
  });

  afterAll(() => space?.close());

  beforeEach(async () => {
    queue = await openRunQueue({
      databaseUrl: space.databaseUrl,
      redisUrl: backend === 'redis' ? space.redisUrl : undefined,
      name: `${space.redisPrefix}-${newId()}`,
      logger: pino({ level: 'silent' }),
    });
  });

  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.close();
    await queue.close();
  });

  const work = async (handle: (runId: string) => Promise<void>, concurrency = 10) => {
    const worker = await queue.work(handle, concurrency);
    workers.push(worker);
    return worker;
  };

  /** A worker that remembers its jobs, and ends none before the gate opens. */
  const gatedWork = async () => {
    const seen: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const worker = await work(async (runId) => {
      seen.push(runId);
      await gate;
    });
    return { seen, open, worker };
  };

  test('hands out every job, one for each key of a run', async () => {
    const { seen, open } = await gatedWork();
    open();
    await queue.add([{ runId: 'a' }, { runId: 'b' }, { runId: 'a', key: 'n1' }]);
    await vi.waitFor(() => expect(seen.toSorted()).toEqual(['a', 'a', 'b']), WAIT);
  });

  test('hands out every new run once, whether it shares its job or not', async () => {
    const { seen, open } = await gatedWork();
    open();
    const runIds = Array.from({ length: 57 }, (_, index) => `r${index}`);
    await queue.addNew(runIds);
    await vi.waitFor(() => expect(seen.toSorted()).toEqual(runIds.toSorted()), WAIT);
  });

  test('takes a job that waits or runs already for the same one', async () => {
    await queue.add([{ runId: 'a' }]);
    await queue.add([{ runId: 'a' }, { runId: 'b' }]);
    const { seen, open } = await gatedWork();
    await vi.waitFor(() => expect(seen.toSorted()).toEqual(['a', 'b']), WAIT);
    await queue.add([{ runId: 'a' }, { runId: 'c' }]);
    await vi.waitFor(() => expect(seen).toContain('c'), WAIT);
    expect(seen.filter((run) => run === 'a')).toHaveLength(1);
    open();
  });

  test('takes a job again once the one before has ended, even by a throw', async () => {
    const seen: string[] = [];
    await work(async (runId) => {
      seen.push(runId);
      if (seen.length === 1) throw new Error('no');
    });
    await queue.add([{ runId: 'a' }]);
    await vi.waitFor(() => expect(seen).toHaveLength(1), WAIT);
    await vi.waitFor(async () => {
      await queue.add([{ runId: 'a' }]);
      expect(seen.length).toBeGreaterThan(1);
    }, WAIT);
  });

  test('keeps a delayed job back for its time', async () => {
    const times: number[] = [];
    await work(async () => void times.push(performance.now()));
    const added = performance.now();
    await queue.add([{ runId: 'a', key: 'later', delayMs: 700 }]);
    await vi.waitFor(() => expect(times).toHaveLength(1), WAIT);
    expect((times[0] ?? 0) - added).toBeGreaterThan(650);
  });

  test('runs no more jobs at once than it was told', async () => {
    let [running, most, ended] = [0, 0, 0];
    await work(async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => setImmediate(resolve));
      running--;
      ended++;
    }, 3);
    await queue.add(Array.from({ length: 40 }, (_, index) => ({ runId: `r${index}` })));
    await queue.addNew(Array.from({ length: 40 }, (_, index) => `n${index}`));
    await vi.waitFor(() => expect(ended).toBe(80), WAIT);
    expect(most).toBeLessThanOrEqual(3);
  });

  test('waits for jobs under way when it closes, and leaves later ones to other workers', async () => {
    const first = await gatedWork();
    await queue.add([{ runId: 'a' }]);
    await vi.waitFor(() => expect(first.seen).toEqual(['a']), WAIT);
    let closed = false;
    const closing = first.worker.close().then(() => {
      closed = true;
    });
    await queue.epoch();
    expect(closed).toBe(false);
    first.open();
    await closing;
    await queue.add([{ runId: 'b' }]);
    const second = await gatedWork();
    second.open();
    await vi.waitFor(() => expect(second.seen).toEqual(['b']), WAIT);
    expect(first.seen).toEqual(['a']);
  });

  test('keeps its mark while the jobs are there', async () => {
    const mark = await queue.epoch();
    await queue.add([{ runId: 'a' }]);
    expect(await queue.epoch()).toBe(mark);
  });
});

test('a worker ends although its Redis is away', async () => {
  const redis = await startRedis();
  const options = { databaseUrl: '', redisUrl: redis.url, name: 'ending', logger: pino({ level: 'silent' }) };
  const queue = await openRunQueue(options);
  const worker = await queue.work(async () => {}, 1);
  await redis.stop();
  await expect(worker.close()).resolves.toBeUndefined();
  await queue.close();
}, 20_000);

/** As PostgreSQL answers while it starts (manual, "Message Formats": ErrorResponse; 57P03). */
const STARTING_UP = (() => {
  const fields = ['SFATAL', 'VFATAL', 'C57P03', 'Mthe database system is starting up'];
  const body = Buffer.from(`${fields.join('\0')}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
})();

test('a worker that finds its PostgreSQL starting says so, instead of asking for ever without a pause', async () => {
  const space = await openTestSpace();
  const { hostname, port } = new URL(space.databaseUrl);
  let isStarting = false;
  const front = createServer((client) => {
    if (isStarting) return void client.once('data', () => client.end(STARTING_UP));
    const server = connect(Number(port), hostname);
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const own = new URL(space.databaseUrl);
  own.port = String((front.address() as AddressInfo).port);
  // Nothing else gets a turn once a worker asks without a pause, the limit of this test included.
  let complaints = 0;
  const write = (): void => {
    if (++complaints > 200) throw new Error('The worker asks without a pause');
  };
  const name = `${space.redisPrefix}-${newId()}`;
  const queue = await openRunQueue({ databaseUrl: own.href, name, logger: pino({ level: 'warn' }, { write }) });
  isStarting = true;
  await expect(queue.work(async () => undefined, 1)).rejects.toThrow('the database system is starting up');
  expect(complaints).toBeLessThan(200);
  await queue.close();
  front.close();
  await space.close();
});
