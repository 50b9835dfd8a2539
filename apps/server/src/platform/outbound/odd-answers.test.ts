import type { Socket } from 'node:net';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.js';
import { startOddServer, type OddServer } from './testing/start-odd-server.js';
import { textOf } from './testing/start-origin.js';

const door = createHttpClient({ allow: ['127.0.0.1'] });
const started: OddServer[] = [];
afterEach(() => started.splice(0).forEach((server) => server.close()));
afterAll(() => door.close());

const CREATED = 'HTTP/1.1 201 Created\r\ncontent-length: 8\r\n\r\n{"id":1}';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\ncontent-length: 99999999\r\n\r\n';

async function ask(method: 'GET' | 'POST', answer: string | ((socket: Socket) => void), more = {}) {
  const server = await startOddServer(answer);
  started.push(server);
  const request = { method, url: server.url, timeoutMs: 5000, ...(method === 'POST' && { body: 'x' }), ...more };
  return { server, asked: door.request(request) };
}

describe.each(['GET', 'POST'] as const)('an answer to %s', (method) => {
  test.each([
    ['100', CONTINUE + CREATED],
    ['100 twice', CONTINUE + CONTINUE + CREATED],
    ['100 with headers', `HTTP/1.1 100 Continue\r\nx-a: 1\r\n\r\n${CREATED}`],
    ['102', `HTTP/1.1 102 Processing\r\n\r\n${CREATED}`],
    ['103', HINTS + CREATED],
    ['100 and 103', CONTINUE + HINTS + HINTS + CREATED],
    ['a code between 100 and 199 that nobody knows', `HTTP/1.1 199 Hm\r\n\r\n${CREATED}`],
  ])('may come after %s (RFC 9110 §15.2)', async (_name, bytes) => {
    const { server, asked } = await ask(method, bytes);
    const answer = await asked;
    expect([answer.status, textOf(answer)]).toEqual([201, '{"id":1}']);
    expect(answer.headers).toEqual({ 'content-length': '8' });
    expect((await door.request({ method, url: server.url })).status).toBe(201);
    expect(server.requests()).toBe(2);
  });

  test('may come after a 100 that was sent long before it', async () => {
    const { server, asked } = await ask(method, (socket) => {
      socket.write(CONTINUE.slice(0, 9), () => setTimeout(() => socket.write(CONTINUE.slice(9) + CREATED), 50));
    });
    expect([(await asked).status, server.requests()]).toEqual([201, 1]);
  });

  test.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['garbage where a header is due', 'HTTP/1.1 200 OK\r\n\u0000\u0001: \u0002\r\n\r\n'],
    ['two lengths that differ', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nab'],
    ['a chunk whose length is no number', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nab\r\n'],
    [
      'a change of protocol that nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n',
    ],
    ['more headers than fit', `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(10_000)}\r\n`],
  ])('cannot be %s', async (_name, bytes) => {
    const { server, asked } = await ask(method, bytes);
    await expect(asked).rejects.toMatchObject({
      code: 'http.answer-unreadable',
      retryable: true,
      mayHaveHappened: true,
    });
    expect(server.requests()).toBe(1);
  });

  test.each([
    ['before its length is reached', 'HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{"id'],
    ['before its last chunk', 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{"id\r\n'],
    ['inside a chunk', 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{"id'],
  ])('that breaks off %s has come all the same', async (_name, bytes) => {
    const { server, asked } = await ask(method, (socket) => socket.end(bytes));
    await expect(asked).rejects.toMatchObject({
      code: 'http.answer-unreadable',
      message: `The answer of ${new URL(server.url).host} (201) broke off before its end.`,
      retryable: true,
      mayHaveHappened: true,
    });
    expect(server.requests()).toBe(1);
  });

  test('that comes a byte at a time ends at the deadline, and has come all the same', async () => {
    const { asked } = await ask(
      method,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n');
        const timer = setInterval(() => socket.write('.'), 10);
        socket.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 300 },
    );
    await expect(asked).rejects.toMatchObject({ code: 'http.timeout', retryable: true, mayHaveHappened: true });
  });

  test('whose headers come a byte at a time ends at the deadline', async () => {
    const { asked } = await ask(
      method,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nx: ');
        const timer = setInterval(() => socket.write('.'), 10);
        socket.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 300 },
    );
    await expect(asked).rejects.toMatchObject({ code: 'http.timeout', retryable: true, mayHaveHappened: false });
  });

  test('that is always only about to come ends at the deadline', async () => {
    const { asked } = await ask(
      method,
      (socket) => {
        const timer = setInterval(() => socket.write(CONTINUE), 5);
        socket.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 300 },
    );
    await expect(asked).rejects.toMatchObject({ code: 'http.timeout' });
  });

  test('that never begins may mean that nothing arrived', async () => {
    const { asked } = await ask(method, (socket) => socket.destroy());
    await expect(asked).rejects.toMatchObject({ code: 'http.unreachable', retryable: true, mayHaveHappened: false });
  });

  test('may hold more than its length says, which belongs to nobody', async () => {
    const { asked } = await ask(method, `${CREATED}HTTP/1.1 500 Injected\r\ncontent-length: 0\r\n\r\n`);
    expect((await asked).status).toBe(201);
  });

  test('may end with the connection when it tells no length', async () => {
    const { asked } = await ask(method, (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it'));
    expect(textOf(await asked)).toBe('all of it');
  });
});
