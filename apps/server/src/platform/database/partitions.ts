/**
 * The weekly partitions of the hot tables, created from this week to three weeks ahead. Retention drops whole ones. The
 * default partitions take all other rows, so that intake never fails for a missing one.
 */
import type { Pool, PoolClient } from 'pg';
import { idAt } from '../ids/uuid.js';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import type { IdRange } from './statements/newest-in-index.js';
import { withLockTimeout } from './with-lock-timeout.js';

const WEEK_MS = 7 * 24 * 3_600_000;
const WEEKS_AHEAD = 3;
const PARTITIONED_TABLES = ['events', 'runs', 'steps'] as const;
type PartitionedTable = (typeof PARTITIONED_TABLES)[number];

export const weekOf = (milliseconds: number): number => Math.floor(milliseconds / WEEK_MS);

/** The ids of a week. */
export const weekRange = (week: number): IdRange => ({
  from: idAt(week * WEEK_MS),
  before: idAt((week + 1) * WEEK_MS),
});

const partitionOf = (table: PartitionedTable, week: number): string => `${table}_w${week}`;

/** @returns the names of the created partitions. */
export async function ensurePartitions(pool: Pool, now: Date): Promise<string[]> {
  const made: string[] = [];
  const thisWeek = weekOf(now.getTime());
  for (let week = thisWeek; week <= thisWeek + WEEKS_AHEAD; week++) {
    for (const table of PARTITIONED_TABLES) {
      const { rows } = await pool.query('select to_regclass($1) is not null as exists', [partitionOf(table, week)]);
      if (rows[0]?.exists === true) continue;
      if (await withLockTimeout(pool, (client) => createPartition(client, table, week))) {
        made.push(partitionOf(table, week));
      }
    }
  }
  return made;
}

/**
 * @returns false when there is nothing to create: it exists, or the default partition already has rows of this week.
 */
async function createPartition(client: PoolClient, table: PartitionedTable, week: number): Promise<boolean> {
  await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.partitions]);
  const { from, before } = weekRange(week);
  const id = table === 'steps' ? 'run_id' : 'id';
  const { rows } = await client.query<{ needed: boolean }>(
    `select to_regclass($1) is null
       and not exists (select 1 from ${table}_default where ${id} >= $2 and ${id} < $3) as needed`,
    [partitionOf(table, week), from, before],
  );
  if (rows[0]?.needed !== true) return false;
  await client.query(
    `create table ${partitionOf(table, week)} partition of ${table} for values from ('${from}') to ('${before}')`,
  );
  return true;
}

/** @returns the weeks before this one that have a partition, oldest first. */
export async function listWeeksBefore(pool: Pool, week: number): Promise<number[]> {
  const { rows } = await pool.query<{ week: number }>(
    `select distinct substring(inhrelid::regclass::text from '_w([0-9]+)$')::int as week from pg_inherits
     where inhparent = any(array['events', 'runs', 'steps']::regclass[]) order by week`,
  );
  return rows.map((row) => row.week).filter((each) => each !== null && each < week);
}

/**
 * Drops a week's partitions, all or none.
 * @param isNeeded called once no transaction can write any more: its result holds until the partitions are dropped.
 * @returns false when they are needed.
 */
export async function dropWeek(
  pool: Pool,
  week: number,
  isNeeded: (client: PoolClient) => Promise<boolean>,
): Promise<boolean> {
  return withLockTimeout(pool, async (client) => {
    await client.query('lock table only events, only runs, only steps in access exclusive mode');
    if (await isNeeded(client)) return false;
    const names = PARTITIONED_TABLES.map((table) => partitionOf(table, week));
    await client.query(`drop table if exists ${names.join(', ')}`);
    return true;
  });
}
