import type { TestSpace } from './test-space.js';

export const BACKENDS = ['redis', 'postgres'] as const;
export type Backend = (typeof BACKENDS)[number];

/** For what no queue has a say in: one of them, and both in `npm run test:long`. */
export const ANY_BACKEND: readonly Backend[] = process.env['HOOKLINE_BACKENDS'] === 'all' ? BACKENDS : ['postgres'];

export const TEST_SECRET_KEY = 'a key of the tests, long enough for all';

/** What every process on a space is told. */
export const testSettings = (
  space: Pick<TestSpace, 'databaseUrl' | 'redisUrl' | 'redisPrefix'>,
  backend: Backend,
): Record<string, string | undefined> => ({
  DATABASE_URL: space.databaseUrl,
  REDIS_URL: backend === 'redis' ? space.redisUrl : undefined,
  REDIS_PREFIX: space.redisPrefix,
  SECRET_KEY: TEST_SECRET_KEY,
  OUTBOUND_ALLOW: '127.0.0.1',
  WORKER_PORT: '0',
});
