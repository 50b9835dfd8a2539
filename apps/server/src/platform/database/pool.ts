import { Pool } from 'pg';
import { guardParameters } from './storable-parameters.js';

/** The connections of the hot path: plain SQL, prepared statements by name. */
export function createPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'hookline',
    keepAlive: true,
  });
  // A connection that breaks rejects its query, and tells whoever holds it beside; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Not `onConnect`: it hands connections out a turn later, and one may have died by then.
  pool.on('connect', guardParameters);
  return pool;
}

/** Token for injecting the pool. */
export { Pool } from 'pg';
