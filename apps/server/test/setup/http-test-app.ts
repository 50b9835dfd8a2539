import { ACCOUNT } from '@hookline/testing';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { setupToken } from '../../src/modules/auth/index.js';
import { configSchema } from '../../src/platform/config/config.js';
import { SETTINGS, type RuntimeSettings } from '../../src/platform/config/settings.js';
import { dataSourceOptions, migrate } from '../../src/platform/database/data-source.js';
import { Pool, createPool } from '../../src/platform/database/pool.js';
import { createHttpApp } from '../../src/platform/http/index.js';
import { LIVE_BUS, openLiveBus, type LiveBus } from '../../src/platform/live/index.js';
import { LOGGER, createLogger } from '../../src/platform/logging/create-logger.js';
import { openEmptySpace, type TestSpace } from './test-space.js';

export interface HttpTestApp {
  readonly app: NestFastifyApplication;
  readonly pool: Pool;
  readonly live: LiveBus;
  readonly space: TestSpace;
  readonly settings: RuntimeSettings;
  close(): Promise<void>;
}

/** The modules under test in a real application on a migrated database of their own. */
export async function startHttpTestApp(
  modules: (Type | DynamicModule)[],
  overrides: Partial<RuntimeSettings> = {},
  existing?: TestSpace,
): Promise<HttpTestApp> {
  const space = existing ?? (await openEmptySpace());
  await migrate(space.databaseUrl);
  const pool = createPool(space.databaseUrl, 6);
  const settings = settingsOf(space, overrides);
  const logger = createLogger({ level: 'silent' });
  const live = await openLiveBus(settings, logger, space.redisPrefix);
  const app = await createHttpApp(rootOf(modules, settings, pool, live), settings, logger);
  await app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await live.close();
    await pool.end();
    if (existing === undefined) await space.close();
  };
  return { app, pool, live, space, settings, close };
}

const TEST_SECRET_KEY = 'a secret key of a test, long enough';

/** Defaults for all that a test does not care about. */
export function settingsOf(space: TestSpace, overrides: Partial<RuntimeSettings> = {}): RuntimeSettings {
  return {
    ...configSchema.parse({}),
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_URL: space.databaseUrl,
    SECRET_KEY: TEST_SECRET_KEY,
    ...overrides,
  };
}

function rootOf(
  modules: (Type | DynamicModule)[],
  settings: RuntimeSettings,
  pool: Pool,
  live: LiveBus,
): DynamicModule {
  class Surroundings {}
  class Root {}
  return {
    module: Root,
    imports: [
      TypeOrmModule.forRoot({ ...dataSourceOptions(settings.DATABASE_URL), autoLoadEntities: true }),
      {
        module: Surroundings,
        global: true,
        providers: [
          { provide: SETTINGS, useValue: settings },
          { provide: Pool, useValue: pool },
          { provide: LIVE_BUS, useValue: live },
          { provide: LOGGER, useValue: createLogger({ level: 'silent' }) },
        ],
        exports: [SETTINGS, Pool, LIVE_BUS, LOGGER],
      },
      ...modules,
    ],
  };
}

export const OWNER = { ...ACCOUNT, token: setupToken(TEST_SECRET_KEY) };

/** Makes the owner, and returns the cookie to send. */
export async function openOwnerSession(app: NestFastifyApplication): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/setup', payload: OWNER });
  return cookieOf(answer);
}

/** `name=value` of the session cookie that an answer sets. */
export function cookieOf(answer: { headers: Record<string, unknown> }): string {
  const header = [answer.headers['set-cookie']].flat()[0];
  if (typeof header !== 'string') throw new Error('The answer sets no cookie');
  return header.split(';')[0]!;
}
