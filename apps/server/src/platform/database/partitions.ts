/**
 * Keeps the hot tables' partitions ahead of time: one a week, from this week to three weeks on. Retention drops whole
 * partitions. The default partitions take what no other fits, so that intake never fails for want of one.
 */
import type { Pool, PoolClient } from 'pg';
import { idAt } from '../ids/uuid.js';

const WEEK_MS = 7 * 24 * 3_600_000;
const WEEKS_AHEAD = 3;
const PARTITIONED_TABLES = ['events', 'runs', 'steps'] as const;

/** A number of our own for `pg_advisory_xact_lock`: two processes must not create the same partition. */
const LOCK = 7_204_101;

/** @returns the names of the partitions it made. */
export async function ensurePartitions(pool: Pool, now: Date): Promise<string[]> {
  const client = await pool.connect();
  // A connection that breaks also tells whoever holds it; unheard, that would end the process.
  const onBroken = () => undefined;
  client.on('error', onBroken);
  let failed = true;
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const made = await createMissing(client, Math.floor(now.getTime() / WEEK_MS));
    await client.query('commit');
    failed = false;
    return made;
  } finally {
    client.off('error', onBroken);
    // A connection that is let go in the middle of a transaction undoes it.
    client.release(failed);
  }
}

async function createMissing(client: PoolClient, thisWeek: number): Promise<string[]> {
  const made: string[] = [];
  for (const table of PARTITIONED_TABLES) {
    for (let week = thisWeek; week <= thisWeek + WEEKS_AHEAD; week++) {
      const name = `${table}_w${week}`;
      const { rows } = await client.query('select to_regclass($1) is not null as exists', [name]);
      if (rows[0]?.exists === true) continue;
      const [from, to] = [idAt(week * WEEK_MS), idAt((week + 1) * WEEK_MS)];
      await client.query(`create table ${name} partition of ${table} for values from ('${from}') to ('${to}')`);
      made.push(name);
    }
  }
  return made;
}
