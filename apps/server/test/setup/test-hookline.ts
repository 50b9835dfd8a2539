import { freePort } from '@hookline/testing';
import { pino } from 'pino';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { startHookline, type Hookline } from '../../src/start-hookline.js';
import { setUpOwner } from './set-up-owner.js';
import { testSettings, type Backend } from './test-settings.js';
import type { TestSpace } from './test-space.js';

export { ANY_BACKEND, BACKENDS, type Backend } from './test-settings.js';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

/** A whole Hookline in this process, on real services, with an owner and an API key. */
export interface TestHookline {
  readonly url: string;
  /** Calls the API with the key. @throws Error on an answer that is no 2xx. */
  api<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  /** The same, whatever the answer. */
  ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
  close(): Promise<void>;
}

/** On a space where nobody has set up, it makes the owner; the next start there needs the key of the first. */
export async function startTestHookline(
  space: TestSpace,
  backend: Backend,
  settings: Record<string, string> = {},
  key?: string,
): Promise<TestHookline & { readonly key: string }> {
  const port = settings['PORT'] ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const hookline = await start(space, backend, { PORT: String(port), ...settings });
  const apiKey = key ?? space.apiKey ?? (await setUpOwner(url, settings['SECRET_KEY']));
  const ask = async <Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body };
  };
  const api = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await ask<Body>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} gave ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { url, key: apiKey, ask, api, close: () => hookline.close() };
}

/** A process that only runs steps. */
export const startTestWorker = (space: TestSpace, backend: Backend): Promise<Hookline> =>
  start(space, backend, { ROLE: 'worker' });

const start = (space: TestSpace, backend: Backend, settings: Record<string, string>): Promise<Hookline> =>
  startHookline(
    loadConfig({ ...testSettings(space, backend), ...settings }),
    pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' }),
  );
