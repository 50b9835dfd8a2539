import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createHttpClient } from './create-http-client.js';
import { askedOf, startOrigin, type Handler, type Origin } from './testing/start-origin.js';

const door = createHttpClient({ allow: ['127.0.0.1'] });
const opened: Origin[] = [];
let here: Origin;

const routes: Record<string, Handler> = {
  '/silent': () => {},
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/hangup': (request) => request.socket.destroy(),
};

beforeAll(async () => {
  here = await startOrigin(routes);
  opened.push(here);
});

afterAll(async () => {
  await door.close();
  for (const { close } of opened) close();
});

/** A server for one test; without a handler it echoes the request. */
async function origin(handle?: Handler): Promise<Origin> {
  const started = await startOrigin(handle === undefined ? {} : { '*': handle });
  opened.push(started);
  return started;
}

const get = (path: string, more = {}) => door.request({ method: 'GET', url: `${here.url}${path}`, ...more });

describe('a request', () => {
  test('arrives as it was given', async () => {
    const answer = await door.request({
      method: 'put',
      url: `${here.url}/things?x=1&y=%20#part`,
      headers: { 'Content-Type': 'application/json', 'X-Own': 'yes', 'Content-Length': '999' },
      body: '{"name":"Ärger"}',
    });
    expect(answer.status).toBe(200);
    expect(askedOf(answer)).toMatchObject({
      method: 'PUT',
      url: '/things?x=1&y=%20',
      body: '{"name":"Ärger"}',
      headers: { 'content-type': 'application/json', 'x-own': 'yes', 'content-length': '17', 'user-agent': 'Hookline' },
    });
  });

  test('may carry bytes', async () => {
    const answer = await door.request({ method: 'POST', url: here.url, body: new TextEncoder().encode('bytes') });
    expect(askedOf(answer)).toMatchObject({ body: 'bytes', url: '/' });
  });

  test('turns a name and password in the URL into a header', async () => {
    const answer = await door.request({ method: 'GET', url: `${here.url.replace('//', '//ada:p%40ss@')}/` });
    expect(askedOf(answer).headers['authorization']).toBe(`Basic ${Buffer.from('ada:p@ss').toString('base64')}`);
  });

  test('keeps its connections for the next ones', async () => {
    const other = await origin();
    let connections = 0;
    other.server.on('connection', () => connections++);
    for (let index = 0; index < 20; index++) await door.request({ method: 'POST', url: other.url, body: 'x' });
    // The second one opens while the first is still releasing its response.
    expect(connections).toBeLessThanOrEqual(2);
  });

  test.each([
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

  test('is refused for a header or method that HTTP does not take', async () => {
    const wrong = { code: 'http.request-wrong', retryable: false };
    await expect(get('/', { headers: { 'x-own': 'a\r\nb: c' } })).rejects.toMatchObject(wrong);
    await expect(get('/', { headers: { 'x own': 'a' } })).rejects.toMatchObject(wrong);
    await expect(get('/', { method: 'GET /other' })).rejects.toMatchObject(wrong);
  });

  test('tells no secret of the URL when it fails', async () => {
    const failure = await createHttpClient({ allow: [] })
      .request({ method: 'GET', url: 'http://ada:hunter2@127.0.0.1/hooks/hunter2?token=hunter2' })
      .catch((error: unknown) => error);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
  });
});

describe('time', () => {
  test.each(['/silent', '/drip'])('is up for %s', async (path) => {
    await expect(get(path, { timeoutMs: 150 })).rejects.toMatchObject({
      code: 'http.timeout',
      retryable: true,
      message: `${new URL(here.url).host} did not answer within 0.15 seconds.`,
    });
  });

  test('is up when the caller says so, for the reason it gives', async () => {
    const ending = new AbortController();
    const closed = vi.fn<() => void>();
    const other = await origin((request) => {
      request.socket.on('close', closed);
      ending.abort(new Error('The run was cancelled'));
    });
    await expect(door.request({ method: 'GET', url: other.url, signal: ending.signal })).rejects.toThrow(
      'The run was cancelled',
    );
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    await expect(get('/', { signal: ending.signal })).rejects.toThrow('The run was cancelled');
  });

  test('is up also for a request that waits for a free connection, which is then never sent', async () => {
    const arrived: string[] = [];
    const held: (() => void)[] = [];
    const other = await origin((_request, response, body) => {
      arrived.push(body);
      if (body === 'early') held.push(() => response.end());
      else response.end();
    });
    const post = (body: string, timeoutMs = 30_000) =>
      door.request({ method: 'POST', url: other.url, body, timeoutMs });
    const early = Array.from({ length: 50 }, () => post('early'));
    await expect(post('late', 100)).rejects.toMatchObject({ code: 'http.timeout' });
    await vi.waitFor(() => expect(held).toHaveLength(50), { timeout: 10_000 });
    for (const release of held) release();
    await Promise.all(early);
    await post('after');
    expect(new Set(arrived)).toEqual(new Set(['early', 'after']));
  });
});

describe('a host that does not answer', () => {
  test('may close the connection', async () => {
    await expect(get('/hangup')).rejects.toMatchObject({
      code: 'http.unreachable',
      retryable: true,
      message: expect.stringContaining('closed the connection before it answered'),
    });
  });

  test('may refuse it', async () => {
    const gone = await origin();
    gone.server.close();
    await once(gone.server, 'close');
    await expect(door.request({ method: 'GET', url: gone.url })).rejects.toMatchObject({
      code: 'http.unreachable',
      retryable: true,
      message: expect.stringContaining('refuses connections'),
    });
  });

  test('may not exist', async () => {
    const nowhere = createHttpClient({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    });
    await expect(nowhere.request({ method: 'GET', url: 'https://gone.example.com/' })).rejects.toMatchObject({
      code: 'http.unreachable',
      message: 'gone.example.com is not a known host. Check the URL.',
    });
  });

  test('may speak no HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(door.request({ method: 'GET', url })).rejects.toMatchObject({ code: 'http.answer-unreadable' });
    server.close();
  });
});
