import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections: none of those takes it while its server restarts. Beside those
 * that Hookline's own PostgreSQL chooses from, and above 10080, the last port that `fetch` refuses to ask (Fetch Standard, "bad port").
 */
const LOWEST = 10_081;
const HIGHEST = 19_999;
const ATTEMPTS = 20;

/** A TCP port of 127.0.0.1 where nothing listens. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found between ${LOWEST} and ${HIGHEST}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
