import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppModule } from '../../../src/app.module.js';
import { createHttpApp } from '../../../src/platform/http/index.js';
import { createLogger } from '../../../src/platform/logging/create-logger.js';
import { openPlatform } from '../../../src/platform/open-platform.js';
import { OpenResources } from '../../../src/platform/open-resources.js';
import { OWNER, cookieOf, settingsOf } from '../../setup/http-test-app.js';
import { openEmptySpace } from '../../setup/test-space.js';

const resources = new OpenResources();
const routes: { method: string; url: string }[] = [];
let app: NestFastifyApplication;

/** The whole application, as a process with the role `api` builds it. */
beforeAll(async () => {
  const space = resources.add(await openEmptySpace(), (it) => it.close());
  const logger = createLogger({ level: 'silent' });
  const platform = await openPlatform(settingsOf(space, { ROLE: 'api' }), logger, resources);
  app = resources.add(await createHttpApp(AppModule.with(platform), platform.settings, logger), (it) => it.close());
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', ({ method, url }: RouteOptions) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  await app.init();
  await fastify.ready();
});

afterAll(() => resources.close());

const PUBLIC = new Set([
  'GET /api/v1/setup',
  'POST /api/v1/setup',
  'POST /api/v1/session',
  'GET /health/live',
  'GET /health/ready',
]);
/** Of their own: a trigger says who may send, and a resume URL is its own authorisation. */
const KEYED = /^\/(hooks|resume)\//;

const call = ({ method, url }: { method: string; url: string }, cookie?: string) =>
  app.inject({
    method: method as 'GET',
    url: url.replaceAll(/:\w+/g, 'x'),
    headers: cookie === undefined ? {} : { cookie },
  });

describe('the routes of the application', () => {
  test('ask for credentials, but setup, login and health', async () => {
    const guarded = routes.filter(
      ({ method, url }) => !PUBLIC.has(`${method.replace('HEAD', 'GET')} ${url}`) && !KEYED.test(url),
    );
    expect(guarded.length).toBeGreaterThan(30);
    for (const route of guarded) {
      const answer = await call(route);
      expect([route, answer.statusCode]).toEqual([route, 401]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toContain(route.method === 'HEAD' ? '' : '"session.missing"');
    }
  });

  test('refuse what Fastify cannot read as a problem, like all else', async () => {
    const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/setup', headers, payload: deep });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'request.too-deep' });
  });

  test('describe themselves and their answers in OpenAPI, under an operation id of their own', async () => {
    const cookie = cookieOf(await app.inject({ method: 'POST', url: '/api/v1/setup', payload: OWNER }));
    const document = (await call({ method: 'GET', url: '/api/openapi.json' }, cookie)).json<{
      paths: Record<
        string,
        Record<string, { operationId: string; summary?: string; responses: Record<string, { content?: object }> }>
      >;
    }>();
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
    );
    expect(operations.length).toBeGreaterThan(25);
    const undescribed = operations.filter(({ responses }) =>
      Object.entries(responses).some(([status, { content }]) => status !== '204' && content === undefined),
    );
    expect(undescribed.map(({ name }) => name)).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.filter(({ summary = '' }) => summary.length < 5).map(({ name }) => name)).toEqual([]);
  });
});
