import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ADVISORY_LOCKS } from '../../../src/platform/database/advisory-locks.js';
import { createPool, type Pool } from '../../../src/platform/database/pool.js';
import { Periodic } from '../../../src/platform/tasks/periodic.js';
import { startTasksOf } from '../../setup/start-tasks-of.js';
import { openEmptySpace, type TestSpace } from '../../setup/test-space.js';
import { WAIT } from '../../setup/workflow-calls.js';

/** Works until it is stopped, or told to finish. */
class Digger {
  readonly digs: AbortSignal[] = [];
  finish: () => void = () => undefined;

  @Periodic({ name: 'dig', everyMs: 20, immediate: true, exclusive: 'retention', onFailure: 'The spade broke' })
  dig(stopped: AbortSignal): Promise<void> {
    this.digs.push(stopped);
    return new Promise((resolve) => {
      this.finish = resolve;
      stopped.addEventListener('abort', () => resolve());
    });
  }
}

let space: TestSpace;
let pool: Pool;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  space = await openEmptySpace();
  pool = createPool(space.databaseUrl, 4).on('error', () => undefined);
});

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

afterAll(async () => {
  await pool?.end();
  await space?.close();
});

/** As in a process of its own. */
function startDigger(): Digger {
  const digger = new Digger();
  const tasks = startTasksOf(digger, pool);
  closers.push(() => tasks.close());
  return digger;
}

test('run in one process at a time, and in another once that one has ended its run', async () => {
  const one = startDigger();
  await vi.waitFor(() => expect(one.digs).toHaveLength(1), WAIT);
  const other = startDigger();
  const asked = vi.spyOn(pool, 'connect');
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), WAIT);
  expect(other.digs).toHaveLength(0);
  await closers.shift()?.();
  await vi.waitFor(() => expect(other.digs).toHaveLength(1), WAIT);
});

test('stop when the connection is lost that holds their lock, and go on later', async () => {
  const digger = startDigger();
  await vi.waitFor(() => expect(digger.digs).toHaveLength(1), WAIT);
  const { rowCount } = await pool.query(
    `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and objid = $1
        and database = (select oid from pg_database where datname = current_database())`,
    [ADVISORY_LOCKS.retention],
  );
  expect(rowCount).toBe(1);
  await vi.waitFor(() => expect(digger.digs.map(({ aborted }) => aborted)).toEqual([true, false]), WAIT);
});
