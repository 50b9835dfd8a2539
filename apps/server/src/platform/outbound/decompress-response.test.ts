import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.js';
import { startOrigin, textOf, type Handler, type Origin } from './testing/start-origin.js';

const door = createHttpClient({ allow: ['127.0.0.1'] });
let here: Origin;

const routes: Record<string, Handler> = {
  '/gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/br': (_request, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('packed')),
  '/deflate': (_request, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('packed')),
  '/raw': (_request, response) => response.setHeader('content-encoding', 'deflate').end(deflateRawSync('packed')),
  '/twice': (_request, response) =>
    response.setHeader('content-encoding', 'gzip, br').end(brotliCompressSync(gzipSync('packed'))),
  '/thrice': (_request, response) => response.setHeader('content-encoding', 'gzip, gzip, gzip').end('x'),
  '/broken': (_request, response) => response.setHeader('content-encoding', 'gzip').end('not packed at all'),
  '/strange': (_request, response) => response.setHeader('content-encoding', 'zstd').end('as it is'),
  '/bomb': (_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(64 * 1024 * 1024))),
  '/big': (_request, response) => response.end(Buffer.alloc(3 * 1024 * 1024)),
  '/endless': (_request, response) => {
    // In separate ticks: a callback of `write` may run before the socket is closed, repeatedly, and starve everything
    // else.
    const more = (): void => {
      if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), () => setImmediate(more));
    };
    more();
  },
  '/cookies': (_request, response) =>
    response.setHeader('set-cookie', ['a=1', 'b=2']).setHeader('x-a', ['1', '2']).end(),
  '/letters': (_request, response) =>
    response
      .setHeader('x-utf8', Buffer.from('caf\u00e9 \u20ac').toString('latin1'))
      .setHeader('x-latin1', 'caf\u00e9')
      .end(),
};

beforeAll(async () => {
  here = await startOrigin(routes);
});

afterAll(async () => {
  await door.close();
  here.close();
});

const get = (path: string, more = {}) => door.request({ method: 'GET', url: `${here.url}${path}`, ...more });

describe('an answer', () => {
  test.each(['/gzip', '/br', '/deflate', '/raw', '/twice'])('is unpacked from %s', async (path) => {
    const answer = await get(path);
    expect(textOf(answer)).toBe('packed');
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers).not.toHaveProperty('content-length');
  });

  test('stays as it is when its packing is not known', async () => {
    const answer = await get('/strange');
    expect([textOf(answer), answer.headers['content-encoding']]).toEqual(['as it is', 'zstd']);
  });

  test.each(['/broken', '/thrice'])('that cannot be unpacked fails the request: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ code: 'http.answer-unreadable' });
  });

  test('joins several values of a header, and lists cookies too', async () => {
    const { headers, setCookies } = await get('/cookies');
    expect([headers['x-a'], headers['set-cookie'], setCookies]).toEqual(['1, 2', 'a=1, b=2', ['a=1', 'b=2']]);
    expect((await get('/strange')).setCookies).toEqual([]);
  });

  test('has its headers read as UTF-8, and as Latin-1 where it cannot be that', async () => {
    const { headers } = await get('/letters');
    expect([headers['x-utf8'], headers['x-latin1']]).toEqual(['caf\u00e9 \u20ac', 'caf\u00e9']);
  });

  test('to HEAD has no body, whatever length it tells', async () => {
    const answer = await get('/big', { method: 'HEAD', maxBytes: 1024 });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  test.each([
    ['tells that it is too long', '/big'],
    ['never ends', '/endless'],
    ['unpacks to too much', '/bomb'],
  ])('that %s is not read to its end', async (_name, path) => {
    await expect(get(path, { maxBytes: 1024 * 1024 })).rejects.toMatchObject({
      code: 'http.body-too-large',
      message: expect.stringContaining('is larger than 1 MB.'),
    });
  });

  test('is at most 5 MB unless more is asked for', async () => {
    await expect(get('/endless')).rejects.toThrow('is larger than 5 MB.');
  });
});
