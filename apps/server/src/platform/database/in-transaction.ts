import type { Pool, PoolClient } from 'pg';

/** Does several statements as one, on a connection of their own. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    failed = false;
    return result;
  } finally {
    // A connection that is let go in the middle of a transaction undoes it.
    client.release(failed);
  }
}
