import { NodeError, effectOf, resolveConfig } from '@hookline/node-kit';
import { createTestContext, type FakeRoutes } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { httpRequestDefinition } from './definition.js';
import { executeHttpRequest } from './execute.js';

const url = 'https://api.example.com/orders';

async function send(config: Record<string, unknown>, routes: FakeRoutes = {}) {
  const context = createTestContext({
    idempotencyKey: 'key-1',
    routes: { [`GET ${url}`]: {}, [`POST ${url}`]: {}, ...routes },
  });
  const outcome = await executeHttpRequest.execute({ url, ...config }, context);
  return {
    outcome,
    request: context.http.requests[0],
    output: outcome.kind === 'completed' ? outcome.output : undefined,
  };
}

const answering = (answer: FakeRoutes[string]) => send({}, { [`GET ${url}`]: answer });

describe('http request: what is sent', () => {
  test('sends a plain GET by default', async () => {
    const { request } = await send({});
    expect(request).toMatchObject({ method: 'GET', url, headers: {}, timeoutMs: 30_000 });
    expect(request).not.toHaveProperty('body');
  });

  test('adds the query to what the URL already has', async () => {
    const query = [
      { name: 'q', value: 'a&b c' },
      { name: 'tag', value: 'x' },
      { name: 'tag', value: 'y' },
    ];
    const { request } = await send({ url: `${url}?page=2`, query });
    expect(request?.url).toBe(`${url}?page=2&q=a%26b+c&tag=x&tag=y`);
  });

  test.each([
    ['$filter=F/c eq true', '$top', '5', '$filter=F/c%20eq%20true&%24top=5'],
    ['a=~&flag&b=', 'c', '1', 'a=~&flag&b=&c=1'],
    ['sig=%E9%2f&x=a+b', 'c', 'é', 'sig=%E9%2f&x=a+b&c=%C3%A9'],
    ['a=1&', 'c', '1', 'a=1&c=1'],
    ['', 'c', '1', 'c=1'],
  ])('leaves the query of the URL as it is: ?%s', async (own, name, value, sent) => {
    const { request } = await send({ url: `${url}?${own}#part`, query: [{ name, value }] });
    expect(request?.url).toBe(`${url}?${sent}#part`);
  });

  test('encodes values in the path, and never leaves one out', async () => {
    const draft = { url: `https://api.example.com/{{ trigger.kind }}`, method: 'DELETE' };
    const config = await resolveConfig(httpRequestDefinition, draft, { trigger: { kind: 'a/b' } });
    const answered = { 'DELETE https://api.example.com/a%2Fb': {} };
    expect((await send(config, answered)).request?.url).toBe('https://api.example.com/a%2Fb');
    const resolved = async () => resolveConfig(httpRequestDefinition, draft, { trigger: {} });
    await expect(resolved()).rejects.toMatchObject({
      code: 'url.value-missing',
      details: { field: 'url' },
    });
    const missing = send(config, { 'DELETE https://api.example.com/a%2Fb': { status: 404 } });
    await expect(missing).rejects.toThrow('goes out as %2F; with {{ $encodeUrl(…) }} around the value it stays.');
  });

  test('sends JSON, with values that stay what they are', async () => {
    const draft = {
      url,
      method: 'POST',
      body: { type: 'json', value: '{"id": {{ trigger.id }}, "t": "{{ trigger.t }}"}' },
    };
    const config = await resolveConfig(httpRequestDefinition, draft, { trigger: { id: 7, t: 'a "b"' } });
    const { request } = await send(config);
    expect(request?.body).toBe('{"id":7,"t":"a \\"b\\""}');
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test('sends forms and text', async () => {
    const form = await send({ method: 'POST', body: { type: 'form', value: [{ name: 'a b', value: 'c&d' }] } });
    expect(form.request).toMatchObject({
      body: 'a+b=c%26d',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const text = await send({ method: 'POST', body: { type: 'text', value: 'hello' } });
    expect(text.request).toMatchObject({ body: 'hello', headers: { 'content-type': 'text/plain; charset=utf-8' } });
  });

  test('sends the idempotency key when it writes, unless the headers name one', async () => {
    expect((await send({ method: 'POST' })).request?.headers).toMatchObject({ 'idempotency-key': 'key-1' });
    expect((await send({})).request?.headers).not.toHaveProperty('idempotency-key');
    const headers = [{ name: 'Idempotency-Key', value: 'mine' }];
    expect((await send({ method: 'POST', headers })).request?.headers).toMatchObject({ 'idempotency-key': 'mine' });
  });

  test('joins headers of the same name and lets them replace the standard ones', async () => {
    const headers = [
      { name: 'Accept', value: 'a' },
      { name: 'accept', value: 'b' },
      { name: 'Content-Type', value: 'application/vnd.x+json' },
    ];
    const { request } = await send({ method: 'POST', headers, body: { type: 'json', value: {} } });
    expect(request?.headers).toMatchObject({ accept: 'a, b', 'content-type': 'application/vnd.x+json' });
  });

  test('trims the values of headers', async () => {
    const { request } = await send({ headers: [{ name: ' X-Token ', value: ' abc\r\n' }] });
    expect(request?.headers).toMatchObject({ 'x-token': 'abc' });
  });

  test.each([
    ['x-name', 'Łukasz', 'Headers: "x-name" cannot be sent. A header cannot carry the character “Ł”.'],
    ['x-name', 'a\u0000b', 'Headers: "x-name" cannot be sent. A header cannot carry the character number 0.'],
    ['x-name', 'a\nb', 'Headers: "x-name" cannot be sent. A header is one line. Remove the line break.'],
    ['x name', 'a', 'Headers: "x name" cannot be sent. A name has letters, digits and -, like X-Request-Id.'],
  ])('names the header that cannot be sent: %s with %j', async (name, value, message) => {
    await expect(send({ headers: [{ name, value }] })).rejects.toThrow(message);
  });

  test.each([
    [{ url: 'orders' }, 'config.wrong'],
    [{ url: 'ftp://example.com' }, 'config.wrong'],
    [{ url: '' }, 'config.wrong'],
    [{ headers: [{ name: 'a b', value: 'x' }] }, 'config.wrong'],
    [{ headers: [{ name: 'a', value: 'x\r\nhost: y' }] }, 'config.wrong'],
    [{ successCodes: 'all' }, 'config.wrong'],
    [{ methd: 'GET' }, 'config.wrong'],
  ])('refuses %j before anything is sent', async (config, code) => {
    const context = createTestContext();
    await expect(executeHttpRequest.execute({ url, ...config }, context)).rejects.toMatchObject({
      code,
      retryable: false,
    });
    expect(context.http.requests).toEqual([]);
  });
});

describe('http request: what comes back', () => {
  test('gives status, headers and the body as data when it is JSON', async () => {
    const { output } = await answering({ status: 201, body: { id: 1 }, headers: { 'x-a': 'b' } });
    expect(output).toEqual({
      status: 201,
      headers: { 'content-type': 'application/json', 'x-a': 'b' },
      body: { id: 1 },
    });
  });

  test.each([
    ['application/problem+json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['application/json', 'not json', 'not json'],
    ['text/html', '<p>', '<p>'],
    ['text/plain', '{"a":1}', { a: 1 }],
    ['text/html; charset=UTF-8', '{"a":1}', { a: 1 }],
    ['text/plain', 'a=1', 'a=1'],
    ['application/json', '', null],
    ['application/json', '{"id":7615917337495251231}', { id: '7615917337495251231' }],
    ['application/x-amz-json-1.1', '{"a":1}', { a: 1 }],
    ['application/x-www-form-urlencoded', 'access_token=t&scope=repo', { access_token: 't', scope: 'repo' }],
    ['text/xml; charset=utf-8', '<a b="1">2</a>', { a: { '@b': '1', '#text': '2' } }],
    ['application/x-ndjson', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ])('reads %s %j', async (type, body, expected) => {
    expect((await answering({ body, headers: { 'content-type': type } })).output).toHaveProperty('body', expected);
  });

  test.each([
    ['text/plain; charset=iso-8859-1', [0xe9, 0x80], 'é€'],
    ['text/html', [0x4d, 0xfc], 'Mü'],
    ['text/xml', [...Buffer.from('<?xml version="1.0" encoding="latin1"?><a>é</a>', 'latin1')], { a: 'é' }],
    ['image/png', [0x89, 0x50, 0x4e, 0x47], { base64: 'iVBORw==', size: 4 }],
    ['application/pdf', [0x25, 0x50, 0x44, 0x46], { base64: 'JVBERg==', size: 4 }],
    ['application/octet-stream', [0x1f, 0x8b, 0x08], { base64: 'H4sI', size: 3 }],
  ])('reads the bytes of %s', async (type, bytes, expected) => {
    const context = createTestContext();
    const http = {
      request: () => Promise.resolve({ status: 200, headers: { 'content-type': type }, body: Uint8Array.from(bytes) }),
    };
    expect(await executeHttpRequest.execute({ url }, { ...context, http })).toHaveProperty('output.body', expected);
  });

  test.each([
    [404, false],
    [400, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
    [304, false],
  ])('fails on %d, worth another try: %s', async (status, retryable) => {
    await expect(answering({ status, body: { error: 'no such order' } })).rejects.toMatchObject({
      name: 'NodeError',
      code: 'http.status',
      retryable,
      message: expect.stringContaining(`api.example.com answered ${status}`),
      details: { status, address: 'api.example.com/orders', body: '{"error":"no such order"}' },
    });
  });

  test('lists cookies when there are several, and gives one as its text', async () => {
    const cookiesOf = async (setCookies: string[]) => {
      const headers = { 'set-cookie': setCookies.join(', '), 'x-a': 'b' };
      const http = { request: async () => ({ status: 200, headers, setCookies, body: new Uint8Array() }) };
      return executeHttpRequest.execute({ url }, { ...createTestContext(), http });
    };
    const several = ['a=1; Expires=Mon, 30 Nov 2026 20:00:00 GMT', 'b=2'];
    expect(await cookiesOf(several)).toHaveProperty('output.headers', { 'set-cookie': several, 'x-a': 'b' });
    expect(await cookiesOf(['a=1'])).toHaveProperty('output.headers', { 'set-cookie': 'a=1', 'x-a': 'b' });
  });

  test('does not ask for a write again whose answer broke off, and asks again for what only reads', async () => {
    const broken = () => {
      throw new NodeError({
        code: 'http.answer-unreadable',
        message: 'Broke.',
        retryable: true,
        mayHaveHappened: true,
      });
    };
    const routes = { [`GET ${url}`]: broken, [`POST ${url}`]: broken };
    await expect(send({ method: 'GET' }, routes)).rejects.toMatchObject({ retryable: true, message: 'Broke.' });
    await expect(send({ method: 'POST' }, routes)).rejects.toMatchObject({
      code: 'http.answer-unreadable',
      retryable: false,
      mayHaveHappened: true,
      message: 'Broke. What was asked for may have been done, so it is not tried again by itself. Look there first.',
    });
  });

  test.each([
    [429, '120', 120_000],
    [429, '1.5', 1500],
    [503, 'Thu Jan  1 00:01:00 2026', 60_000],
    [503, 'Thursday, 01-Jan-26 00:01:00 GMT', 60_000],
    [503, 'Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    [503, 'Wed, 31 Dec 2025 00:00:00 GMT', 0],
    [429, 'soon', undefined],
    [500, '120', undefined],
  ])('waits as a %d with Retry-After %j asks', async (status, value, retryAfterMs) => {
    await expect(answering({ status, headers: { 'retry-after': value } })).rejects.toMatchObject({ retryAfterMs });
  });

  test('takes other success codes', async () => {
    const { output } = await send({ successCodes: '200-299, 404' }, { [`GET ${url}`]: { status: 404 } });
    expect(output).toMatchObject({ status: 404 });
    await expect(send({ successCodes: '201' })).rejects.toMatchObject({ code: 'http.status' });
  });

  test('keeps secrets of the query and long bodies out of the error', async () => {
    const failing = send({ url: `${url}?token=secret` }, { [`GET ${url}`]: { status: 500, body: 'x'.repeat(5000) } });
    const error: unknown = await failing.catch((reason: unknown) => reason);
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(JSON.stringify(error).length).toBeLessThan(1500);
  });

  test('passes on what the HTTP door refuses', async () => {
    await expect(send({ url: 'https://nowhere.example.com/' })).rejects.toMatchObject({
      code: 'http.unreachable',
      retryable: true,
    });
  });
});

describe('http request: effect', () => {
  test.each([
    [{}, 'read'],
    [{ method: 'HEAD' }, 'read'],
    [{ method: 'POST' }, 'write'],
    [{ method: 'DELETE' }, 'write'],
  ])('of %j is %s', (config, effect) => {
    expect(effectOf(httpRequestDefinition, config)).toBe(effect);
  });
});
