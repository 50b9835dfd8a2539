import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHttpDoor } from './create-http-door.js';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

interface Origin {
  readonly url: string;
  readonly server: Server;
}

const door = createHttpDoor({ allow: ['127.0.0.1'] });
const servers: Server[] = [];
let here: Origin;
let elsewhere: Origin;

async function start(handle: Handler): Promise<Origin> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => handle(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Answers with what it was asked. */
const echo: Handler = ({ method, url, headers }, response, body) =>
  response.end(JSON.stringify({ method, url, headers, body }));

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
    const more = (): void => void (response.destroyed || response.write(Buffer.alloc(64 * 1024), more));
    more();
  },
  '/silent': () => {},
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/hangup': (request) => request.socket.destroy(),
  '/cookies': (_request, response) => response.setHeader('set-cookie', ['a=1', 'b=2']).end(),
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/not-modified': (_request, response) => response.writeHead(304).end(),
  '/redirect-without-place': (_request, response) => response.writeHead(302).end('nowhere'),
};

beforeAll(async () => {
  elsewhere = await start(echo);
  here = await start((request, response, body) => {
    const redirect = /^\/(30\d)\/(here|elsewhere)$/.exec(request.url ?? '');
    if (redirect !== null) {
      const location = redirect[2] === 'here' ? '/landed' : `${elsewhere.url}/landed`;
      return response.writeHead(Number(redirect[1]), { location }).end('moved');
    }
    return (routes[request.url ?? ''] ?? echo)(request, response, body);
  });
});

afterAll(async () => {
  await door.close();
  for (const server of servers) server.close().closeAllConnections();
});

const get = (path: string, more = {}) => door.request({ method: 'GET', url: `${here.url}${path}`, ...more });
const text = ({ body }: { body: Uint8Array }): string => Buffer.from(body).toString();
const echoed = (answer: {
  body: Uint8Array;
}): { method: string; url: string; body: string; headers: Record<string, string> } => JSON.parse(text(answer));

describe('a request', () => {
  it('arrives as it was given', async () => {
    const answer = await door.request({
      method: 'put',
      url: `${here.url}/things?x=1&y=%20#part`,
      headers: { 'Content-Type': 'application/json', 'X-Own': 'yes', 'Content-Length': '999' },
      body: '{"name":"Ärger"}',
    });
    expect(answer.status).toBe(200);
    expect(echoed(answer)).toMatchObject({
      method: 'PUT',
      url: '/things?x=1&y=%20',
      body: '{"name":"Ärger"}',
      headers: { 'content-type': 'application/json', 'x-own': 'yes', 'content-length': '17', 'user-agent': 'Hookline' },
    });
  });

  it('may carry bytes', async () => {
    const answer = await door.request({ method: 'POST', url: here.url, body: new TextEncoder().encode('bytes') });
    expect(echoed(answer)).toMatchObject({ body: 'bytes', url: '/' });
  });

  it('turns a name and password in the URL into a header', async () => {
    const answer = await door.request({ method: 'GET', url: `${here.url.replace('//', '//ada:p%40ss@')}/` });
    expect(echoed(answer).headers['authorization']).toBe(`Basic ${Buffer.from('ada:p@ss').toString('base64')}`);
  });

  it('keeps its connections for the next ones', async () => {
    const origin = await start(echo);
    let connections = 0;
    origin.server.on('connection', () => connections++);
    for (let index = 0; index < 20; index++) await door.request({ method: 'POST', url: origin.url, body: 'x' });
    // The second is opened while the first is still putting its answer away.
    expect(connections).toBeLessThanOrEqual(2);
  });

  it.each([
    ['nothing', '', 'http.url-wrong'],
    ['no scheme', 'example.com/path', 'http.url-wrong'],
    ['a file', 'file:///etc/passwd', 'http.url-wrong'],
    ['a script', 'javascript:alert(1)', 'http.url-wrong'],
    ['another protocol', 'ftp://example.com/', 'http.url-wrong'],
    ['no host', 'http://', 'http.url-wrong'],
    ['a name that is not encoded', 'http://%zz:p@example.com/', 'http.url-wrong'],
  ])('is refused for a URL with %s', async (_name, url, code) => {
    await expect(door.request({ method: 'GET', url })).rejects.toMatchObject({ code, retryable: false });
  });

  it('is refused for a header or method that HTTP does not take', async () => {
    const wrong = { code: 'http.request-wrong', retryable: false };
    await expect(get('/', { headers: { 'x-own': 'a\r\nb: c' } })).rejects.toMatchObject(wrong);
    await expect(get('/', { headers: { 'x own': 'a' } })).rejects.toMatchObject(wrong);
    await expect(get('/', { method: 'GET /other' })).rejects.toMatchObject(wrong);
  });

  it('tells no secret of the URL when it fails', async () => {
    const failure = await createHttpDoor({ allow: [] })
      .request({ method: 'GET', url: 'http://ada:hunter2@127.0.0.1/hooks/hunter2?token=hunter2' })
      .catch((error: unknown) => error);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
  });
});

describe('an answer', () => {
  it.each(['/gzip', '/br', '/deflate', '/raw', '/twice'])('is unpacked from %s', async (path) => {
    const answer = await get(path);
    expect(text(answer)).toBe('packed');
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers).not.toHaveProperty('content-length');
  });

  it('stays as it is when its packing is not known', async () => {
    const answer = await get('/strange');
    expect([text(answer), answer.headers['content-encoding']]).toEqual(['as it is', 'zstd']);
  });

  it.each(['/broken', '/thrice'])('that cannot be unpacked fails the request: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ code: 'http.answer-unreadable' });
  });

  it('joins several values of a header', async () => {
    expect((await get('/cookies')).headers['set-cookie']).toBe('a=1, b=2');
  });

  it('to HEAD has no body, whatever length it tells', async () => {
    const answer = await get('/big', { method: 'HEAD', maxBytes: 1024 });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  it.each([
    ['tells that it is too long', '/big'],
    ['never ends', '/endless'],
    ['unpacks to too much', '/bomb'],
  ])('that %s is not read to its end', async (_name, path) => {
    await expect(get(path, { maxBytes: 1024 * 1024 })).rejects.toMatchObject({
      code: 'http.body-too-large',
      message: expect.stringContaining('is larger than 1 MB.'),
    });
  });

  it('is at most 5 MB unless more is asked for', async () => {
    await expect(get('/endless')).rejects.toThrow('is larger than 5 MB.');
  });
});

describe('time', () => {
  it.each(['/silent', '/drip'])('is up for %s', async (path) => {
    await expect(get(path, { timeoutMs: 150 })).rejects.toMatchObject({
      code: 'http.timeout',
      retryable: true,
      message: `${new URL(here.url).host} did not answer within 0.15 seconds.`,
    });
  });

  it('is up when the caller says so, for the reason it gives', async () => {
    const ending = new AbortController();
    const closed = vi.fn();
    const origin = await start((request) => {
      request.socket.on('close', closed);
      ending.abort(new Error('The run was cancelled'));
    });
    await expect(door.request({ method: 'GET', url: origin.url, signal: ending.signal })).rejects.toThrow(
      'The run was cancelled',
    );
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    await expect(get('/', { signal: ending.signal })).rejects.toThrow('The run was cancelled');
  });

  it('is up also for a request that waits for a free connection, which is then never sent', async () => {
    let arrived = 0;
    const origin = await start(() => arrived++);
    const held = Array.from({ length: 50 }, () => door.request({ method: 'GET', url: origin.url, timeoutMs: 1000 }));
    const late = door.request({ method: 'POST', url: origin.url, timeoutMs: 200 });
    await expect(late).rejects.toMatchObject({ code: 'http.timeout' });
    await Promise.allSettled(held);
    await expect(door.request({ method: 'GET', url: origin.url, timeoutMs: 200 })).rejects.toBeDefined();
    expect(arrived).toBe(51);
  });
});

describe('a redirect', () => {
  const post = (path: string) =>
    door.request({
      method: 'POST',
      url: `${here.url}${path}`,
      headers: {
        authorization: 'Bearer secret',
        cookie: 'a=1',
        'idempotency-key': 'k1',
        'x-api-key': 'secret',
        'x-trace': 't1',
        'content-type': 'text/plain',
      },
      body: 'text',
    });

  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('of a POST with %d goes on as %s', async (status, method) => {
    const seen = echoed(await post(`/${status}/here`));
    expect(seen).toMatchObject({ method, url: '/landed', body: method === 'POST' ? 'text' : '' });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer secret', 'x-trace': 't1' });
    expect('content-type' in seen.headers).toBe(method === 'POST');
  });

  it('to another origin takes no secret along', async () => {
    const { headers } = echoed(await post('/307/elsewhere'));
    expect(headers).toMatchObject({ 'x-trace': 't1', host: new URL(elsewhere.url).host });
    for (const name of ['authorization', 'cookie', 'idempotency-key', 'x-api-key'])
      expect(headers).not.toHaveProperty(name);
  });

  it('of a PUT repeats it', async () => {
    const answer = await door.request({ method: 'PUT', url: `${here.url}/302/here`, body: 'text' });
    expect(echoed(answer)).toMatchObject({ method: 'PUT', body: 'text' });
  });

  it('to a private address is refused like any other way there', async () => {
    const guarded = createHttpDoor({ allow: [new URL(here.url).host] });
    await expect(guarded.request({ method: 'GET', url: `${here.url}/302/elsewhere` })).rejects.toMatchObject({
      code: 'http.address-refused',
    });
    await guarded.close();
  });

  it('to another protocol is refused', async () => {
    await expect(get('/to-file')).rejects.toMatchObject({ code: 'http.url-wrong' });
  });

  it('that never ends is given up', async () => {
    await expect(get('/loop')).rejects.toMatchObject({ code: 'http.redirected-too-often', retryable: false });
  });

  it('that names no place is an answer', async () => {
    expect((await get('/redirect-without-place')).status).toBe(302);
    expect((await get('/not-modified')).status).toBe(304);
  });
});

describe('a host that does not answer', () => {
  it('may close the connection', async () => {
    await expect(get('/hangup')).rejects.toMatchObject({
      code: 'http.unreachable',
      retryable: true,
      message: expect.stringContaining('closed the connection before it answered'),
    });
  });

  it('may refuse it', async () => {
    const gone = await start(echo);
    gone.server.close();
    await once(gone.server, 'close');
    await expect(door.request({ method: 'GET', url: gone.url })).rejects.toMatchObject({
      code: 'http.unreachable',
      retryable: true,
      message: expect.stringContaining('refuses connections'),
    });
  });

  it('may not exist', async () => {
    const nowhere = createHttpDoor({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    });
    await expect(nowhere.request({ method: 'GET', url: 'https://gone.example.com/' })).rejects.toMatchObject({
      code: 'http.unreachable',
      message: 'gone.example.com is not a known host. Check the URL.',
    });
  });

  it('may speak no HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(door.request({ method: 'GET', url })).rejects.toMatchObject({ code: 'http.answer-unreadable' });
    server.close();
  });
});
