/** NOTIFY and LISTEN on one connection of its own, which is reopened whenever it is lost. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { LiveReceiver, LiveTransport } from './live-bus.js';

const CHANNEL = 'hookline_live';
/** PostgreSQL accepts payloads shorter than 8000 bytes. */
const MAX_BYTES = 7999;
const MAX_WAIT_MS = 5000;

export async function connectPostgres(url: string, receiver: LiveReceiver, logger: Logger): Promise<LiveTransport> {
  const closing = new AbortController();
  let current: pg.Client | undefined = await open();

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, application_name: 'hookline live', keepAlive: true });
    client.on('notification', ({ payload }) => receiver.receive(payload ?? ''));
    // Without a listener an error of an idle connection would end the process; `end` follows it and reopens.
    client.on('error', (error) => logger.debug({ err: error }, 'The PostgreSQL connection for live messages failed'));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    client.once('end', () => void reopen());
    return client;
  }

  async function reopen(): Promise<void> {
    current = undefined;
    if (closing.signal.aborted) return;
    logger.warn('The PostgreSQL connection for live messages was lost; reconnecting');
    for (let delay = 100; current === undefined; delay = Math.min(delay * 2, MAX_WAIT_MS)) {
      try {
        await wait(delay, undefined, { signal: closing.signal, ref: false });
        current = await open();
      } catch (error) {
        if (closing.signal.aborted) return;
        logger.debug({ err: error }, 'Reconnecting for live messages failed; trying again');
      }
    }
    if (closing.signal.aborted) {
      await current.end();
      return;
    }
    logger.info('The PostgreSQL connection for live messages is back');
    receiver.reconnected();
  }

  return {
    maxBytes: MAX_BYTES,
    async send(text) {
      if (current === undefined) throw new Error('The connection for live messages is down');
      await current.query({ name: 'live', text: 'select pg_notify($1, $2)', values: [CHANNEL, text] });
    },
    async close() {
      closing.abort();
      await current?.end();
    },
  };
}
