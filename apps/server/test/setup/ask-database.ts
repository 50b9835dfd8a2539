import pg from 'pg';

/** To open a connection costs PostgreSQL more than all that a test asks over it: they stay open until `hangUp`. */
const pools = new Map<string, pg.Pool>();

/** One statement. Questions at the same time have a connection each. */
export const ask = (
  connectionString: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Record<string, unknown>>> => poolOf(connectionString).query(statement, [...values]);

/** Closes the connections to a database. */
export async function hangUp(connectionString: string): Promise<void> {
  const pool = pools.get(connectionString);
  pools.delete(connectionString);
  await pool?.end();
}

function poolOf(connectionString: string): pg.Pool {
  const open = pools.get(connectionString);
  if (open) return open;
  const pool = new pg.Pool({ connectionString, max: 4, allowExitOnIdle: true });
  // A test that breaks all connections to its database breaks these too.
  pool.on('error', () => undefined);
  pools.set(connectionString, pool);
  return pool;
}
