import type { NodeTypeResponse } from '@hookline/contracts';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuthModule } from '../../src/modules/auth/index.js';
import { HealthModule } from '../../src/modules/health/index.js';
import { NodeCatalogModule } from '../../src/modules/node-catalog/index.js';
import { openOwnerSession, startHttpTestApp, type HttpTestApp } from '../setup/http-test-app.js';

let queue: () => Promise<unknown> = async () => undefined;
let hookline: HttpTestApp;
let cookie: string;

beforeAll(async () => {
  const checks = [{ name: 'queue', check: () => queue() }];
  hookline = await startHttpTestApp([AuthModule, HealthModule.with(checks), NodeCatalogModule]);
  cookie = await openOwnerSession(hookline.app);
});
afterAll(() => hookline.close());

describe('health', () => {
  const ready = async () => {
    const answer = await hookline.app.inject('/health/ready');
    return [answer.statusCode, answer.json()];
  };

  test('is ready while all that it needs answers', async () => {
    queue = async () => undefined;
    expect(await ready()).toEqual([200, { status: 'ok', checks: { database: 'ok', queue: 'ok' }, stuckRuns: 0 }]);
  });

  test('says what fails', async () => {
    queue = () => Promise.reject(new Error('Redis is gone'));
    expect(await ready()).toEqual([
      503,
      { status: 'failed', checks: { database: 'ok', queue: 'failed' }, stuckRuns: 0 },
    ]);
  });

  test('takes no answer in time for a failure, and the process is alive all the same', async () => {
    queue = () => new Promise(() => {});
    expect(await ready()).toEqual([
      503,
      { status: 'failed', checks: { database: 'ok', queue: 'failed' }, stuckRuns: 0 },
    ]);
    expect((await hookline.app.inject('/health/live')).json()).toEqual({ status: 'ok' });
  });

  test.each(['pool of statements', 'pool of documents'])(
    'is not ready in time while the %s has no connection',
    async (name) => {
      queue = async () => undefined;
      const taken: (() => unknown)[] = [];
      try {
        for (let n = 0; n < 6; n++)
          taken.push(name === 'pool of documents' ? await takeOfTypeOrm() : await takeOfPool());
        const begun = performance.now();
        const [status, body] = await ready();
        expect([status, body]).toMatchObject([503, { checks: { database: 'failed', queue: 'ok' } }]);
        expect(performance.now() - begun).toBeLessThan(3500);
      } finally {
        await Promise.all(taken.map((release) => release()));
      }
      expect((await ready())[0]).toBe(200);
    },
  );

  const takeOfPool = async () => {
    const client = await hookline.pool.connect();
    return () => client.release();
  };

  const takeOfTypeOrm = async () => {
    const runner = hookline.app.get(DataSource).createQueryRunner();
    await runner.connect();
    return () => runner.release();
  };
});

describe('the node types', () => {
  test('are listed with their ports and the JSON Schema of their config', async () => {
    const answer = await hookline.app.inject({ url: '/api/v1/node-types', headers: { cookie } });
    const { items } = answer.json<{ items: NodeTypeResponse[] }>();
    expect(items.find(({ type }) => type === 'if')).toMatchObject({
      ports: ['true', 'false'],
      trigger: null,
      config: { type: 'object', properties: { conditions: expect.any(Object) } },
    });
    expect(items.find(({ type }) => type === 'switch')).toMatchObject({ ports: null });
    expect(items.find(({ type }) => type === 'for-each')).toMatchObject({ ports: ['out'], container: true });
    expect(items.find(({ type }) => type === 'if')?.output).toBeNull();
    expect(items.find(({ type }) => type === 'webhook')?.trigger).toBe('webhook');
    expect(items.find(({ type }) => type === 'schedule')?.output).toMatchObject({
      properties: { scheduledFor: { type: 'string' }, firedAt: { type: 'string' }, rule: { type: 'integer' } },
    });
  });
});
