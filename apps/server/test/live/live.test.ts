import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveMessage } from '@hookline/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AuthModule } from '../../src/modules/auth/index.js';
import { LiveModule } from '../../src/modules/live/index.js';
import { openLiveBus, type LiveBus } from '../../src/platform/live/index.js';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import { openOwnerSession, startHttpTestApp, type HttpTestApp } from '../setup/http-test-app.js';
import { openEmptySpace, type TestSpace } from '../setup/test-space.js';

const logger = createLogger({ level: 'silent' });
const eventually = { timeout: 10_000, interval: 20 };

let space: TestSpace;
beforeAll(async () => {
  space = await openEmptySpace();
});
afterAll(() => space.close());

describe.each(['postgres', 'redis'] as const)('the live bus over %s', (kind) => {
  const open: LiveBus[] = [];
  afterEach(async () => {
    for (const bus of open.splice(0)) await bus.close();
  });

  async function openBus(): Promise<{ bus: LiveBus; heard: LiveMessage[] }> {
    const redis = kind === 'redis' ? { REDIS_URL: space.redisUrl } : {};
    const bus = await openLiveBus({ DATABASE_URL: space.databaseUrl, ...redis }, logger, space.redisPrefix);
    open.push(bus);
    const heard: LiveMessage[] = [];
    bus.subscribe((message) => heard.push(message));
    return { bus, heard };
  }

  test('carries one message for all that moved in a moment, to other processes and to its own', async () => {
    const [here, there] = [await openBus(), await openBus()];
    here.bus.publish({ runs: [{ id: 'r1', workflowId: 'w1', status: 'running' }] });
    here.bus.publish({ runs: [{ id: 'r1', workflowId: 'w1', status: 'succeeded' }], workflows: ['w1'] });
    const expected = {
      runs: [{ id: 'r1', workflowId: 'w1', status: 'succeeded' }],
      events: [],
      workflows: ['w1'],
      truncated: false,
    };
    await vi.waitFor(() => expect(there.heard).toEqual([expected]), eventually);
    await vi.waitFor(() => expect(here.heard).toEqual([expected]), eventually);
  });

  test('carries more than one notification can hold', async () => {
    const { bus, heard } = await openBus();
    const id = (index: number): string => `${index}`.padStart(36, 'x');
    const events = Array.from({ length: 50 }, (_, index) => ({
      id: id(index),
      workflowId: id(0),
      verdict: 'run' as const,
    }));
    const runs = events.map((event) => ({ id: event.id, workflowId: id(0), status: 'queued' as const }));
    bus.publish({ events, runs });
    await vi.waitFor(() => expect(heard.flatMap((message) => message.runs)).toEqual(runs), eventually);
    expect(heard.flatMap((message) => message.events)).toEqual(events);
  });

  test('tells nobody who has ended the subscription', async () => {
    const { bus, heard } = await openBus();
    const ended: LiveMessage[] = [];
    bus.subscribe((message) => ended.push(message))();
    bus.publish({ workflows: ['w1'] });
    await vi.waitFor(() => expect(heard).toHaveLength(1), eventually);
    expect(ended).toEqual([]);
  });

  test('sends what still waits when it closes', async () => {
    const { heard } = await openBus();
    const leaving = await openBus();
    leaving.bus.publish({ workflows: ['w1'] });
    await leaving.bus.close();
    await vi.waitFor(() => expect(heard).toHaveLength(1), eventually);
  });
});

describe('a connection for live messages that breaks', () => {
  test('is opened again, and screens learn that they may have missed something', async () => {
    const bus = await openLiveBus({ DATABASE_URL: space.databaseUrl }, logger);
    const heard: LiveMessage[] = [];
    bus.subscribe((message) => heard.push(message));
    const other = await startHttpTestApp([], {}, space);
    await other.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hookline live' and datname = current_database()`,
    );
    await vi.waitFor(() => expect(heard.some(({ truncated }) => truncated)).toBe(true), eventually);
    bus.publish({ workflows: ['w9'] });
    await vi.waitFor(() => expect(heard.flatMap(({ workflows }) => workflows)).toContain('w9'), eventually);
    await other.close();
    await bus.close();
  });
});

describe('the live stream', () => {
  let hookline: HttpTestApp;
  let cookie: string;

  beforeAll(async () => {
    hookline = await startHttpTestApp([AuthModule, LiveModule.with({ heartbeatMs: 40, recheckMs: 40 })]);
    cookie = await openOwnerSession(hookline.app);
  });
  afterAll(() => hookline.close());

  interface Stream {
    readonly answer: IncomingMessage;
    text(): string;
    isOver(): boolean;
    leave(): void;
  }

  function watch(headers: Record<string, string> = {}): Promise<Stream> {
    const { port } = hookline.app.getHttpServer().address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const request = get(
        { host: '127.0.0.1', port, path: '/api/v1/live', headers: { cookie, ...headers } },
        (answer) => {
          let [text, over] = ['', false];
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('close', () => (over = true));
          answer.on('error', () => (over = true));
          resolve({ answer, text: () => text, isOver: () => over, leave: () => request.destroy() });
        },
      );
      request.on('error', reject);
    });
  }

  test('tells what moved, when to try again, and that it is alive', async () => {
    const stream = await watch();
    expect(stream.answer.headers['content-type']).toBe('text/event-stream');
    await vi.waitFor(() => expect(stream.text()).toContain('retry: 2000'), eventually);
    hookline.live.publish({ workflows: ['w1'] });
    const data = 'data: {"runs":[],"events":[],"workflows":["w1"],"truncated":false}\n\n';
    await vi.waitFor(() => expect(stream.text()).toContain(data), eventually);
    await vi.waitFor(() => expect(stream.text()).toContain(': here\n'), eventually);
    stream.leave();
  });

  test('tells a client that comes back to read its lists again', async () => {
    const stream = await watch({ 'last-event-id': '7' });
    await vi.waitFor(() => expect(stream.text()).toContain('"truncated":true'), eventually);
    stream.leave();
  });

  test('is open twenty times for one person, and again once one is left', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => watch()));
    const refused = await watch();
    expect(refused.answer.statusCode).toBe(429);
    streams.pop()?.leave();
    await vi.waitFor(async () => {
      const next = await watch();
      next.leave();
      expect(next.answer.statusCode).toBe(200);
    }, eventually);
    for (const stream of streams) stream.leave();
  });

  test('ends when the person logs out', async () => {
    const login = { email: 'ada@example.com', password: 'correct horse battery' };
    const answer = await hookline.app.inject({ method: 'POST', url: '/api/v1/session', payload: login });
    const own = String(answer.headers['set-cookie']).split(';')[0]!;
    const stream = await watch({ cookie: own });
    await hookline.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: own } });
    await vi.waitFor(() => expect(stream.isOver()).toBe(true), eventually);
  });

  test('ends when the process stops, which waits for no one', async () => {
    const stopping = await startHttpTestApp([AuthModule, LiveModule.with()]);
    const own = await openOwnerSession(stopping.app);
    const { port } = stopping.app.getHttpServer().address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/live`, { headers: { cookie: own } });
    const rest = answer.text();
    await stopping.close();
    expect(await rest).toContain('retry:');
  });
});
