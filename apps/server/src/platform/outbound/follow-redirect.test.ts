import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpClient } from './create-http-client.js';
import { askedOf, startOrigin, type Handler, type Origin } from './testing/start-origin.js';

const door = createHttpClient({ allow: ['127.0.0.1'] });
let here: Origin;
let elsewhere: Origin;

const routes: Record<string, Handler> = {
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/not-modified': (_request, response) => response.writeHead(304).end(),
  '/redirect-without-place': (_request, response) => response.writeHead(302).end('nowhere'),
};

/** `/307/here` and the like. */
function redirects(to: string): Record<string, Handler> {
  const statuses = [301, 302, 303, 307, 308];
  const places = { here: '/landed', elsewhere: `${to}/landed` };
  return Object.fromEntries(
    statuses.flatMap((status) =>
      Object.entries(places).map(([key, location]): [string, Handler] => [
        `/${status}/${key}`,
        (_request, response) => response.writeHead(status, { location }).end('moved'),
      ]),
    ),
  );
}

beforeAll(async () => {
  elsewhere = await startOrigin();
  here = await startOrigin({ ...routes, ...redirects(elsewhere.url) });
});

afterAll(async () => {
  await door.close();
  here.close();
  elsewhere.close();
});

const get = (path: string) => door.request({ method: 'GET', url: `${here.url}${path}` });

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

  test.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('of a POST with %d goes on as %s', async (status, method) => {
    const seen = askedOf(await post(`/${status}/here`));
    expect(seen).toMatchObject({ method, url: '/landed', body: method === 'POST' ? 'text' : '' });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer secret', 'x-trace': 't1' });
    expect('content-type' in seen.headers).toBe(method === 'POST');
  });

  test('to another origin takes along what is anybody’s business, and no more', async () => {
    const secrets = ['x-auth-key', 'ocp-apim-subscription-key', 'x-trace', 'x-accept', 'acceptance'];
    const answer = await door.request({
      method: 'POST',
      url: `${here.url}/307/elsewhere`,
      headers: {
        ...Object.fromEntries([...secrets, 'authorization', 'cookie', 'idempotency-key'].map((name) => [name, 's'])),
        accept: 'text/plain',
        'accept-language': 'de',
        'content-type': 'text/plain',
        'user-agent': 'Mine',
      },
      body: 'text',
    });
    expect(askedOf(answer)).toMatchObject({ method: 'POST', body: 'text' });
    expect(Object.keys(askedOf(answer).headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
  });

  test.each([301, 302, 303])('of a POST to another origin with %d takes no body along', async (status) => {
    expect(askedOf(await post(`/${status}/elsewhere`))).toMatchObject({ method: 'GET', body: '' });
  });

  const put = (path: string) => door.request({ method: 'PUT', url: `${here.url}${path}`, body: 'text' });

  test.each([301, 302])(
    'of a PUT to another origin with %d is not followed: its data was not meant for it',
    async (status) => {
      await expect(put(`/${status}/elsewhere`)).rejects.toMatchObject({
        code: 'http.redirected-elsewhere',
        retryable: false,
        message: expect.stringContaining(`moved to ${new URL(elsewhere.url).host}`),
      });
    },
  );

  test('of a PUT to another origin with 303 goes on as GET', async () => {
    expect(askedOf(await put('/303/elsewhere'))).toMatchObject({ method: 'GET', body: '' });
  });

  test('of a PUT repeats it', async () => {
    const answer = await door.request({ method: 'PUT', url: `${here.url}/302/here`, body: 'text' });
    expect(askedOf(answer)).toMatchObject({ method: 'PUT', body: 'text' });
  });

  test.each([
    ['UTF-8', Buffer.from('/caf\u00e9?q=\u00fc', 'utf8').toString('latin1'), '/caf%C3%A9?q=%C3%BC'],
    ['what can be no UTF-8, and so is Latin-1', '/caf\u00e9', '/caf%C3%A9'],
    ['percent-encoding', '/caf%C3%A9%20', '/caf%C3%A9%20'],
  ])('reads its place as %s', async (_name, location, landed) => {
    const { close, url } = await startOrigin({
      '/go': (_request, response) => response.writeHead(302, { location }).end(),
    });
    expect(askedOf(await door.request({ method: 'GET', url: `${url}/go` })).url).toBe(landed);
    close();
  });

  test('to a private address is refused like any other way there', async () => {
    const guarded = createHttpClient({ allow: [new URL(here.url).host] });
    await expect(guarded.request({ method: 'GET', url: `${here.url}/302/elsewhere` })).rejects.toMatchObject({
      code: 'http.address-refused',
    });
    await guarded.close();
  });

  test('to another protocol is refused', async () => {
    await expect(get('/to-file')).rejects.toMatchObject({ code: 'http.url-wrong' });
  });

  test('that never ends is given up', async () => {
    await expect(get('/loop')).rejects.toMatchObject({ code: 'http.redirected-too-often', retryable: false });
  });

  test.each([302, 307])('with %i is an answer where none may be followed', async (status) => {
    const url = `${here.url}/${status}/elsewhere`;
    const answer = await door.request({ method: 'POST', url, body: 'text', maxRedirects: 0 });
    expect([answer.status, answer.headers['location']]).toEqual([status, `${elsewhere.url}/landed`]);
  });

  test('that names no place is an answer', async () => {
    expect((await get('/redirect-without-place')).status).toBe(302);
    expect((await get('/not-modified')).status).toBe(304);
  });
});
