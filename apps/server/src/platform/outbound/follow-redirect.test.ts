import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDoor } from './create-http-door.js';
import { askedOf, type Handler, type Origin, startOrigin } from './testing/start-origin.js';

const door = createHttpDoor({ allow: ['127.0.0.1'] });
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
      Object.entries(places).map(([place, location]): [string, Handler] => [
        `/${status}/${place}`,
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

  it.each([
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

  it('to another origin takes no secret along', async () => {
    const { headers } = askedOf(await post('/307/elsewhere'));
    expect(headers).toMatchObject({ 'x-trace': 't1', host: new URL(elsewhere.url).host });
    for (const name of ['authorization', 'cookie', 'idempotency-key', 'x-api-key'])
      expect(headers).not.toHaveProperty(name);
  });

  it('of a PUT repeats it', async () => {
    const answer = await door.request({ method: 'PUT', url: `${here.url}/302/here`, body: 'text' });
    expect(askedOf(answer)).toMatchObject({ method: 'PUT', body: 'text' });
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
