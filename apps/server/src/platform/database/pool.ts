import { Pool } from 'pg';

/** The connections of the hot path: plain SQL, prepared statements by name. */
export function createPool(url: string, max: number): Pool {
  return new Pool({ connectionString: url, max, application_name: 'hookline', keepAlive: true });
}

/** Token for injecting the pool. */
export { Pool } from 'pg';
