import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '../../../src/platform/database/data-source.js';
import { ensurePartitions, weekOf } from '../../../src/platform/database/partitions.js';
import { createPool } from '../../../src/platform/database/pool.js';
import { idAt } from '../../../src/platform/ids/uuid.js';
import { PartitionKeeper } from '../../../src/platform/tasks/partition-keeper.js';
import { startTasksOf } from '../../setup/start-tasks-of.js';
import { openEmptySpace, type TestSpace } from '../../setup/test-space.js';

const WEEK_MS = 7 * 24 * 3_600_000;
let space: TestSpace;
let pool: Pool;

beforeAll(async () => {
  space = await openEmptySpace();
  await migrate(space.databaseUrl);
  pool = createPool(space.databaseUrl, 5);
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await pool?.end();
  await space?.close();
});

const exists = async (name: string): Promise<boolean> =>
  (await pool.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name])).rows[0]?.found ?? false;

test('makes the partitions of the weeks to come while the process lives', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const tasks = startTasksOf(new PartitionKeeper(pool), pool);
  const begun = Date.now();
  for (let week = 1; week <= 9; week++) {
    vi.setSystemTime(begun + week * WEEK_MS);
    const furthest = `steps_w${weekOf(begun) + week + 3}`;
    while (!(await exists(furthest))) {
      vi.advanceTimersByTime(3_600_000);
      await pool.query('select pg_sleep(0.01)');
    }
  }
  await tasks.close();
  expect(await exists(`events_w${weekOf(begun) + 12}`)).toBe(true);
});

test('goes on with the weeks after one whose rows the default partition has begun to take', async () => {
  const week = weekOf(Date.now()) + 100;
  const inWeek = new Date(week * WEEK_MS + 1000);
  await pool.query(
    `insert into runs (id, workflow_id, version_id, trigger_node_id, mode, status, started_at)
     values ($1, $1, $1, 'n0', 'production', 'succeeded', now())`,
    [idAt(inWeek.getTime())],
  );
  const made = await ensurePartitions(pool, inWeek);
  expect(made).toEqual(expect.arrayContaining([`events_w${week}`, `runs_w${week + 1}`, `runs_w${week + 3}`]));
  expect(made).not.toContain(`runs_w${week}`);
});

test('makes each partition once when processes start together', async () => {
  const later = new Date(Date.now() + 200 * WEEK_MS);
  const made = await Promise.all([1, 2, 3].map(() => ensurePartitions(pool, later)));
  expect(made.flat().sort()).toEqual([...new Set(made.flat())].sort());
  expect(made.flat()).toHaveLength(12);
});
