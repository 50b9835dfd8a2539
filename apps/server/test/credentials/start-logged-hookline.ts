import { freePort, makeOwner } from '@hookline/testing';
import { setupToken } from '../../src/modules/auth/index.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import { startHookline } from '../../src/start-hookline.js';
import { TEST_SECRET_KEY, testSettings } from '../setup/test-settings.js';
import type { TestSpace } from '../setup/test-space.js';

export interface WholeAnswer {
  readonly status: number;
  readonly body: string;
  /** Headers and body. */
  readonly whole: string;
}

/** A Hookline that logs all it can, to be read by the test. */
export interface LoggedHookline {
  log(): string;
  /** With the owner's session. */
  send(method: string, path: string, json?: string): Promise<WholeAnswer>;
  close(): Promise<void>;
}

export async function startLoggedHookline(space: TestSpace): Promise<LoggedHookline> {
  const lines: string[] = [];
  const logger = createLogger({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const hookline = await startHookline(loadConfig({ ...testSettings(space, 'postgres'), PORT: String(port) }), logger);
  const cookie = await makeOwner(url, setupToken(TEST_SECRET_KEY));
  const send = async (method: string, path: string, json?: string): Promise<WholeAnswer> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, cookie, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: json }),
    });
    const body = await answer.text();
    const headers = [...answer.headers].map((pair) => pair.join(': ')).join('\n');
    return { status: answer.status, body, whole: `${headers}\n\n${body}` };
  };
  return { send, log: () => lines.join(''), close: () => hookline.close() };
}
