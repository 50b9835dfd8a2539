import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Body, Controller, Get, Ip, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError, notFound } from '../errors/app-error.js';
import { createLogger } from '../logging/create-logger.js';
import { createHttpApp } from './create-http-app.js';

const thing = z
  .object({ name: z.string().min(2), size: z.int().max(9), colour: z.enum(['red', 'blue']).optional() })
  .meta({ id: 'Thing' });
const page = z.object({ limit: z.coerce.number().int().min(1).default(50) });

@Controller('api/v1/things')
class ThingsController {
  @Post()
  @ApiCreatedResponse({ standardSchema: thing })
  create(@Body({ schema: thing }) body: z.output<typeof thing>): unknown {
    return body;
  }

  @Get()
  list(@Query({ schema: page }) query: z.output<typeof page>): unknown {
    return query;
  }

  @Get('many')
  many(): unknown {
    return { names: Array.from({ length: 1000 }, (_, n) => `thing ${n}`) };
  }

  @Get(':id/sender')
  sender(@Ip() address: string): string {
    return address;
  }

  @Get(':id')
  find(@Param('id') id: string): never {
    if (id === 'busy') throw new AppError('limited', 'thing.limited', 'Wait a moment.', { retryAfterMs: 1200 });
    if (id === 'bug') throw new Error('secret internals');
    throw notFound('thing', id);
  }
}

@Controller('api/v1/payloads')
class PayloadsController {
  @Post()
  take(@Body({ schema: z.unknown() }) body: unknown): unknown {
    return { read: body };
  }
}

@Module({ controllers: [ThingsController, PayloadsController] })
class ThingsModule {}

const lines: string[] = [];
let app: NestFastifyApplication;
let webFolder: string;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'hookline-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Hookline</title>');
  await writeFile(join(webFolder, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(webFolder, 'assets', 'app-1a2b.js.br'), brotliCompressSync('export {};'));
  const logger = createLogger({ level: 'error', destination: { write: (line) => void lines.push(line) } });
  app = await createHttpApp(ThingsModule, { PUBLIC_URL: 'https://hooks.example.com', TRUST_PROXY: 1 }, logger, {
    webFolder,
  });
  await app.init();
});

afterAll(async () => {
  await app.close();
  await rm(webFolder, { recursive: true });
});

const post = (payload: string, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/api/v1/things', payload, headers: { 'content-type': type } });

describe('problems', () => {
  test('names each field of a body that needs another value, in plain words', async () => {
    const answer = await post(JSON.stringify({ name: 'x', size: 12, colour: 'green' }));
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'request.wrong',
      problems: [
        { field: 'name', message: 'Use at least 2 characters' },
        { field: 'size', message: 'Use at most 9' },
        { field: 'colour', message: 'Use one of: red, blue' },
      ],
    });
  });

  test('says which field is missing and which has the wrong kind', async () => {
    const { problems } = (await post(JSON.stringify({ size: 'big' }))).json<{ problems: unknown[] }>();
    expect(problems).toMatchObject([{ message: 'This is needed' }, { message: 'Give a number here' }]);
  });

  test('asks for a body when there is none', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things' });
    expect(answer.statusCode).toBe(422);
  });

  test.each([
    ['malformed JSON', '{"name":', 'application/json', 400, 'request.unreadable'],
    ['an empty JSON body', '', 'application/json', 422, 'request.wrong'],
    ['a body that is no JSON', '<a/>', 'text/xml', 415, 'request.wrong-type'],
    ['JSON that is called text', '{"name":"xx","size":1}', 'text/plain', 415, 'request.wrong-type'],
    ['a form', 'name=xx&size=1', 'application/x-www-form-urlencoded', 415, 'request.wrong-type'],
    ['a form of parts', '--b--', 'multipart/form-data; boundary=b', 415, 'request.wrong-type'],
    ['a body of a type that is none', '{"name":"xx","size":1}', 'weird', 415, 'request.wrong-type'],
    ['a body over 10 MB', `"${'x'.repeat(10 * 1024 * 1024)}"`, 'application/json', 413, 'request.too-large'],
  ])('refuses %s', async (_name, payload, type, status, code) => {
    const answer = await post(payload, type);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test('takes JSON with a charset, whatever its case', async () => {
    expect((await post('{"name":"xx","size":1}', 'Application/JSON; charset=UTF-8')).statusCode).toBe(201);
  });

  test('translates a refusal into its status, code and sentence', async () => {
    const answer = await app.inject('/api/v1/things/t1');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404, code: 'thing.not-found', detail: 'There is no thing t1' });
  });

  test('says when to try again', async () => {
    const answer = await app.inject('/api/v1/things/busy');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2']);
    expect(answer.json()).toMatchObject({ code: 'thing.limited', retryAfterMs: 1200 });
  });

  test('hides what a bug says, and logs it under the request id', async () => {
    const answer = await app.inject('/api/v1/things/bug');
    const { code, requestId } = answer.json<{ code: string; requestId: string }>();
    expect([answer.statusCode, code]).toEqual([500, 'server.fault']);
    expect(answer.body).not.toContain('secret internals');
    expect(lines.some((line) => line.includes('secret internals') && line.includes(requestId))).toBe(true);
  });

  test('answers an address that cannot be decoded', async () => {
    expect((await app.inject('/api/v1/%zz')).json()).toMatchObject({ status: 400, code: 'request.unreadable' });
  });

  test('answers an unknown address and a method that no route takes', async () => {
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({ status: 404, code: 'address.not-found' });
    expect((await app.inject({ method: 'DELETE', url: '/api/v1/things' })).statusCode).toBe(404);
  });
});

describe('JSON', () => {
  const read = async (payload: string) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return (await app.inject({ method: 'POST', url: '/api/v1/payloads', payload, headers })).json<unknown>();
  };

  test('keeps the digits of numbers that would lose them, as an event does', async () => {
    const payload = '{"id":7615917337495251231,"price":19.9,"big":1e400,"text":"7615917337495251231"}';
    expect(await read(payload)).toEqual({
      read: { id: '7615917337495251231', price: 19.9, big: '1e400', text: '7615917337495251231' },
    });
  });

  test('refuses what would reach a prototype', async () => {
    expect(await read('{"__proto__":{"bad":1}}')).toMatchObject({ status: 400, code: 'request.unreadable' });
  });

  test('refuses what nests so deeply that it could not be written down again', async () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(await read(deep)).toMatchObject({ status: 400, code: 'request.too-deep' });
  });
});

describe('queries', () => {
  test('fills in defaults and turns text into numbers', async () => {
    expect((await app.inject('/api/v1/things?limit=7')).json()).toEqual({ limit: 7 });
    expect((await app.inject('/api/v1/things')).json()).toEqual({ limit: 50 });
    expect((await app.inject('/api/v1/things?limit=no')).statusCode).toBe(422);
  });
});

describe('the sender', () => {
  test('is believed from as many proxies as stand in front, and no more', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' };
    expect((await app.inject({ url: '/api/v1/things/t1/sender', headers })).body).toBe('203.0.113.9');
  });
});

describe('headers', () => {
  test('keeps answers of the API from loading or running anything', async () => {
    const { headers } = await app.inject('/api/v1/things');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toContain('max-age');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('lets a page run no script but our own files', async () => {
    const { headers } = await app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('the web app', () => {
  const browse = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*' } });

  test('serves the page for each screen, to be asked for again', async () => {
    for (const url of ['/', '/runs/r1', '/workflows/w1?tab=a.b']) {
      const answer = await browse(url);
      expect(answer.body).toContain('<title>Hookline');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  test('lets browsers keep hashed files for a year', async () => {
    const answer = await app.inject('/assets/app-1a2b.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('serves the page and the files of a build that came under it', async () => {
    const built = { page: join(webFolder, 'index.html'), script: join(webFolder, 'assets', 'app-3c4d.js') };
    const before = await readFile(built.page);
    await writeFile(built.page, '<!doctype html><title>Hookline</title><script src="/assets/app-3c4d.js"></script>');
    await writeFile(built.script, 'export const next = 1;');
    try {
      expect((await browse('/runs/r1')).body).toContain('app-3c4d.js');
      const script = await app.inject('/assets/app-3c4d.js');
      expect([script.statusCode, script.body]).toEqual([200, 'export const next = 1;']);
    } finally {
      await writeFile(built.page, before);
      await rm(built.script);
    }
  });

  test.each([
    '/api/v1/nothing',
    '/hooks/nothing',
    '/health/nothing',
    '/metrics',
    '/assets/gone-1.js',
    '/assets/',
    '/assets/..%2findex.html',
  ])('never answers %s with the page', async (url) => {
    expect((await browse(url)).statusCode).toBe(404);
  });

  test('never answers a program with the page', async () => {
    expect((await app.inject({ url: '/runs/r1', headers: { accept: 'application/json' } })).statusCode).toBe(404);
  });
});

describe('a client that leaves', () => {
  @Controller('api/v1/large')
  class LargeController {
    @Get()
    get(): unknown {
      return { text: randomBytes(24 * 1024 * 1024).toString('base64') };
    }

    @Post()
    take(@Body({ schema: z.unknown() }) body: unknown): unknown {
      return body;
    }
  }

  @Module({ controllers: [LargeController] })
  class LargeModule {}

  test.each([
    ['before it has its response', 'GET /api/v1/large HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n', 'debug'],
    [
      'while its body is read',
      'POST /api/v1/large HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"',
      undefined,
    ],
  ])('%s is no error', async (_, request, level) => {
    const said: { level: string; msg: string }[] = [];
    const logger = createLogger({ level: 'debug', destination: { write: (line) => void said.push(JSON.parse(line)) } });
    const left = await createHttpApp(LargeModule, { PUBLIC_URL: 'http://127.0.0.1', TRUST_PROXY: 0 }, logger);
    try {
      await left.listen(0, '127.0.0.1');
      const server = left.getHttpServer();
      const gone = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
      const begun = once(server, 'request');
      const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
      client.write(request);
      await begun;
      if (level !== undefined) await once(client, 'data');
      client.resetAndDestroy();
      await gone;
    } finally {
      await left.close();
    }
    const own = said.filter((line) => /client left|premature|aborted/.test(line.msg));
    expect(own.map((line) => line.level)).toEqual(level === undefined ? [] : [level]);
    expect(said.filter((line) => line.level === 'error')).toEqual([]);
  });
});

describe('OpenAPI', () => {
  test('describes each operation with the schemas beside it', async () => {
    const document = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, Record<string, unknown>> }>();
    expect(document).toMatchObject({ components: { schemas: { Thing: { type: 'object' } } } });
    expect(document.paths['/api/v1/things']?.['post']).toMatchObject({
      operationId: 'Things_create',
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
      responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } },
    });
  });
});

describe('stopping', () => {
  test('lets a request under way finish, and waits for no idle connection', async () => {
    const work = new EventEmitter();

    @Controller('slow')
    class SlowController {
      @Get()
      async slow(): Promise<string> {
        work.emit('begun');
        await once(work, 'finished');
        return 'done';
      }
    }

    @Module({ controllers: [SlowController] })
    class SlowModule {}

    const settings = { PUBLIC_URL: 'http://127.0.0.1', TRUST_PROXY: 0 };
    const stopping = await createHttpApp(SlowModule, settings, createLogger({ level: 'silent' }));
    await stopping.listen(0, '127.0.0.1');
    const url = await stopping.getUrl();
    // Leaves an idle keep-alive connection open.
    await (await fetch(`${url}/nothing`)).text();
    const begun = once(work, 'begun');
    const underWay = fetch(`${url}/slow`);
    await begun;
    const closed = stopping.close();
    work.emit('finished');
    expect(await (await underWay).text()).toBe('done');
    await closed;
    await expect(fetch(`${url}/slow`)).rejects.toThrow('fetch failed');
  });
});

describe('compression', () => {
  const get = (url: string, encoding?: string) =>
    app.inject({ method: 'GET', url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('sends a long answer of the API as %s', async (encoding, read) => {
    const answer = await get('/api/v1/things/many', encoding);
    expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
    expect(JSON.parse(read(answer.rawPayload).toString())).toEqual((await get('/api/v1/things/many')).json());
  });

  test('leaves a short answer as it is', async () => {
    expect((await get('/api/v1/things', 'br')).headers).not.toHaveProperty('content-encoding');
  });

  test('sends what the build has compressed, to be kept for a year, and the file itself to who takes nothing else', async () => {
    const compressed = await get('/assets/app-1a2b.js', 'br, gzip');
    expect(compressed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe('export {};');
    expect((await get('/assets/app-1a2b.js')).body).toBe('export {};');
    expect((await get('/assets/app-1a2b.js.br')).statusCode).toBe(404);
  });
});
