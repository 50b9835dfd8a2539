import { Pool } from 'pg';
import { guardParameters } from './storable-parameters.js';

/** The connection pool of the hot path: plain SQL, named prepared statements. */
export function createPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'hookline',
    keepAlive: true,
  });
  // A broken connection rejects its query, and also emits an error, which would end the process without a listener.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Not `onConnect`: it hands connections out a tick later, and one may have died by then.
  pool.on('connect', guardParameters);
  return pool;
}

/** Token for injecting the pool. */
export { Pool } from 'pg';
