import { pino } from 'pino';
import { setupToken } from '../../src/modules/auth/index.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { freePort } from '../../src/platform/embedded-postgres/free-port.js';
import { startHookline, type Hookline } from '../../src/start-hookline.js';
import type { TestSpace } from './test-space.js';

export const BACKENDS = ['redis', 'postgres'] as const;
export type Backend = (typeof BACKENDS)[number];

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

/** Makes the owner of a test's Hookline, with the key that is set unless told otherwise. */
export const ownerOf = (secretKey = TEST_SECRET_KEY) => ({
  name: 'Ada',
  email: 'ada@example.com',
  password: 'correct horse battery',
  token: setupToken(secretKey),
});

/** The second start on the same space finds the owner, and needs the key of the first. */
export async function startTestHookline(
  space: TestSpace,
  backend: Backend,
  settings: Record<string, string> = {},
  key?: string,
): Promise<TestHookline & { readonly key: string }> {
  const port = settings['PORT'] ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const hookline = await start(space, backend, { PORT: String(port), ...settings });
  const apiKey = key ?? (await setUp(url, settings['SECRET_KEY']));
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

const TEST_SECRET_KEY = 'a key of the tests, long enough for all';

/** What every process on a space is told. */
export const testSettings = (space: TestSpace, backend: Backend): Record<string, string | undefined> => ({
  DATABASE_URL: space.databaseUrl,
  REDIS_URL: backend === 'redis' ? space.redisUrl : undefined,
  REDIS_PREFIX: space.redisPrefix,
  SECRET_KEY: TEST_SECRET_KEY,
  OUTBOUND_ALLOW: '127.0.0.1',
});

const start = (space: TestSpace, backend: Backend, settings: Record<string, string>): Promise<Hookline> =>
  startHookline(
    loadConfig({ ...testSettings(space, backend), ...settings }),
    pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' }),
  );

async function setUp(url: string, secretKey: string | undefined): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const owner = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify(ownerOf(secretKey)),
  });
  if (owner.status !== 201) throw new Error(`Set-up gave ${owner.status}: ${await owner.text()}`);
  const cookie = owner.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const made = await fetch(`${url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'tests' }),
  });
  return ((await made.json()) as { key: string }).key;
}
