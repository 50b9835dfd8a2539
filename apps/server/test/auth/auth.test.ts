import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuthModule, SetupService, resetPassword } from '../../src/modules/auth/index.js';
import { Pool } from '../../src/platform/database/pool.js';
import { OWNER, cookieOf, openOwnerSession, startHttpTestApp, type HttpTestApp } from '../setup/http-test-app.js';

let hookline: HttpTestApp;

beforeAll(async () => {
  hookline = await startHttpTestApp([AuthModule]);
});

afterAll(() => hookline.close());

beforeEach(async () => {
  await hookline.pool.query('update installation set owner_id = null');
  await hookline.pool.query('truncate users cascade');
  await hookline.pool.query('insert into installation default values on conflict do nothing');
  await hookline.pool.query('truncate login_attempts');
});

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { cookie, key, payload, headers = {} }: { cookie?: string; key?: string; payload?: object; headers?: object } = {},
) =>
  hookline.app.inject({
    method,
    url,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });

const logIn = (password = OWNER.password, email = OWNER.email, headers: object = {}) =>
  call('POST', '/api/v1/session', { payload: { email, password }, headers });

const statusOfMe = async (with_: { cookie?: string; key?: string }) =>
  (await call('GET', '/api/v1/me', with_)).statusCode;

describe('a guarded route', () => {
  test('is closed to strangers with made-up credentials', async () => {
    await openOwnerSession(hookline.app);
    expect(await statusOfMe({ cookie: 'hookline_session=made-up' })).toBe(401);
    expect(await statusOfMe({ key: 'hk_made-up' })).toBe(401);
    expect((await call('GET', '/api/v1/me', { headers: { authorization: 'Basic YTpi' } })).statusCode).toBe(401);
  });
});

describe('setting up', () => {
  test('makes the owner, logs in and is over', async () => {
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needed: true, user: null });
    const answer = await call('POST', '/api/v1/setup', { payload: { ...OWNER, email: 'Ada@Example.com' } });
    expect(answer.statusCode).toBe(201);
    expect((await call('GET', '/api/v1/me', { cookie: cookieOf(answer) })).json()).toEqual({
      id: expect.any(String),
      name: 'Ada',
      email: 'ada@example.com',
    });
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needed: false, user: null });
    const again = await call('POST', '/api/v1/setup', { payload: { ...OWNER, email: 'eve@example.com' } });
    expect(again.json()).toMatchObject({ status: 409, code: 'setup.done' });
  });

  test('makes one owner when many try at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        call('POST', '/api/v1/setup', { payload: { ...OWNER, email: `person${index}@example.com` } }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409,
    ]);
    expect((await hookline.pool.query('select count(*)::int as n from users')).rows).toEqual([{ n: 1 }]);
  });

  test('names the fields that need another value', async () => {
    const answer = await call('POST', '/api/v1/setup', { payload: { name: '', email: 'ada', password: 'short' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ problems: { field: string }[] }>().problems.map(({ field }) => field)).toEqual([
      'name',
      'email',
      'password',
    ]);
  });
});

describe('setting up for the first time', () => {
  const setUp = (change: object, headers: object = {}) =>
    call('POST', '/api/v1/setup', { payload: { ...OWNER, ...change }, headers });

  test('is for whoever has the address that was printed', async () => {
    for (const token of ['', 'x', `${OWNER.token}x`, OWNER.token.toUpperCase()])
      expect((await setUp({ token })).json()).toMatchObject({ status: 403, code: 'setup.wrong-token' });
    const address = await hookline.app.get(SetupService).address();
    expect(address).toBe(`http://127.0.0.1:3000/setup#${OWNER.token}`);
    expect((await setUp({ token: address?.split('#')[1] })).statusCode).toBe(201);
    expect(await hookline.app.get(SetupService).address()).toBe(null);
  });

  test('is refused at a name that a stranger has pointed here, whose page has the same origin', async () => {
    const rebound = { host: 'evil.example.com:3000', origin: 'http://evil.example.com:3000' };
    expect((await setUp({}, rebound)).json()).toMatchObject({ status: 403, code: 'setup.wrong-host' });
    const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect((await setUp({}, own)).statusCode).toBe(201);
  });

  test('takes no password that is soon guessed', async () => {
    const answer = await setUp({ password: 'aaaaaaaaaa' });
    expect(answer.json()).toMatchObject({ status: 422, problems: [{ field: 'password' }] });
  });
});

describe('changing the password', () => {
  const change = (cookie: string, current: string, password: string) =>
    call('PUT', '/api/v1/me/password', { cookie, payload: { current, password } });

  test('needs the one there is, and ends all other sessions at once', async () => {
    const here = await openOwnerSession(hookline.app);
    const elsewhere = cookieOf(await logIn());
    expect(await statusOfMe({ cookie: elsewhere })).toBe(200);
    expect((await change(here, 'a wrong password', 'another horse battery')).json()).toMatchObject({
      status: 422,
      code: 'password.wrong',
      problems: [{ field: 'current' }],
    });
    expect(await statusOfMe({ cookie: elsewhere })).toBe(200);
    expect((await change(here, OWNER.password, 'another horse battery')).statusCode).toBe(204);
    expect(await statusOfMe({ cookie: here })).toBe(200);
    expect(await statusOfMe({ cookie: elsewhere })).toBe(401);
    expect((await logIn()).statusCode).toBe(401);
    expect((await logIn('another horse battery')).statusCode).toBe(200);
  });

  test('is limited as logging in is, so that an open browser is no way to guess', async () => {
    const cookie = await openOwnerSession(hookline.app);
    for (let index = 0; index < 10; index++) await change(cookie, 'a wrong password', 'another horse battery');
    expect((await change(cookie, OWNER.password, 'another horse battery')).statusCode).toBe(429);
  });
});

describe('a forgotten password', () => {
  test('is made anew by whoever has the machine, and ends what was there', async () => {
    const cookie = await openOwnerSession(hookline.app);
    const { email, password } = await resetPassword(hookline.pool, undefined);
    expect(email).toBe(OWNER.email);
    expect(password).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/);
    expect(await statusOfMe({ cookie })).toBe(401);
    expect((await logIn()).statusCode).toBe(401);
    expect((await logIn(password)).statusCode).toBe(200);
  });

  test('says what is wrong when there is no such account', async () => {
    await expect(resetPassword(hookline.pool, undefined)).rejects.toMatchObject({ code: 'account.not-found' });
    await openOwnerSession(hookline.app);
    await expect(resetPassword(hookline.pool, 'eve@example.com')).rejects.toThrow('eve@example.com');
    expect((await resetPassword(hookline.pool, ' ADA@example.com')).email).toBe(OWNER.email);
  });

  test('says what to do where no Hookline has been yet', async () => {
    const empty = new Pool({ ...hookline.pool.options, options: '-c search_path=pg_temp', max: 1 });
    try {
      await expect(resetPassword(empty, undefined)).rejects.toMatchObject({
        code: 'account.not-found',
        message: 'This Hookline has no owner yet. Start it, and open the address that it prints.',
      });
    } finally {
      await empty.end();
    }
  });
});

describe('logging out everywhere else', () => {
  test('ends all sessions but this one', async () => {
    const here = await openOwnerSession(hookline.app);
    const elsewhere = cookieOf(await logIn());
    expect(await statusOfMe({ cookie: elsewhere })).toBe(200);
    expect((await call('DELETE', '/api/v1/sessions', { cookie: here })).statusCode).toBe(204);
    expect(await statusOfMe({ cookie: elsewhere })).toBe(401);
    expect(await statusOfMe({ cookie: here })).toBe(200);
  });
});

describe('a session', () => {
  test('begins with the right password, in a cookie that scripts cannot read', async () => {
    await openOwnerSession(hookline.app);
    const answer = await logIn();
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^hookline_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('is stored as a hash only', async () => {
    const token = (await openOwnerSession(hookline.app)).split('=')[1]!;
    const { rows } = await hookline.pool.query<{ token_hash: Buffer }>('select token_hash from sessions');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.token_hash.includes(token)).toBe(false);
    expect(rows[0]!.token_hash).toHaveLength(32);
  });

  test('takes the place of the one before it', async () => {
    const former = await openOwnerSession(hookline.app);
    expect(await statusOfMe({ cookie: former })).toBe(200);
    const next = cookieOf(await logIn(OWNER.password, OWNER.email, { cookie: former }));
    expect(await statusOfMe({ cookie: former })).toBe(401);
    expect(await statusOfMe({ cookie: next })).toBe(200);
  });

  test('ends at once when the person logs out, though it was just looked up', async () => {
    const cookie = await openOwnerSession(hookline.app);
    expect(await statusOfMe({ cookie })).toBe(200);
    const answer = await call('DELETE', '/api/v1/session', { cookie });
    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('hookline_session=;');
    expect(await statusOfMe({ cookie })).toBe(401);
  });

  test.each([
    ['seven days without a request', `last_seen_at = now() - interval '7 days 1 minute'`],
    ['thirty days', `expires_at = now() - interval '1 second'`],
  ])('ends after %s', async (_name, change) => {
    const cookie = await openOwnerSession(hookline.app);
    await hookline.pool.query(`update sessions set ${change}`);
    expect(await statusOfMe({ cookie })).toBe(401);
  });

  test('goes on while it is used', async () => {
    const cookie = await openOwnerSession(hookline.app);
    await hookline.pool.query(`update sessions set last_seen_at = now() - interval '6 days'`);
    expect(await statusOfMe({ cookie })).toBe(200);
    const { rows } = await hookline.pool.query(
      `select last_seen_at > now() - interval '1 minute' as fresh from sessions`,
    );
    expect(rows).toEqual([{ fresh: true }]);
  });

  test('changes nothing for a page of another site', async () => {
    const cookie = await openOwnerSession(hookline.app);
    const foreign = { origin: 'https://evil.example.com' };
    const answer = await call('DELETE', '/api/v1/session', { cookie, headers: foreign });
    expect(answer.json()).toMatchObject({ status: 403, code: 'origin.refused' });
    expect((await logIn(OWNER.password, OWNER.email, foreign)).statusCode).toBe(403);
    expect(await statusOfMe({ cookie })).toBe(200);
  });

  test('has a name that only https pages of this very host can set, under https', async () => {
    const secure = await startHttpTestApp([AuthModule], { PUBLIC_URL: 'https://hooks.example.com' }, hookline.space);
    const headers = { host: 'hooks.example.com' };
    const answer = await secure.app.inject({ method: 'POST', url: '/api/v1/setup', payload: OWNER, headers });
    await secure.close();
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-hookline_session=[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describe('logging in', () => {
  test('answers alike for a wrong password and an unknown e-mail address', async () => {
    await openOwnerSession(hookline.app);
    const withoutId = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
    const wrong = withoutId((await logIn('a wrong password')).json());
    const unknown = withoutId((await logIn('a wrong password', 'eve@example.com')).json());
    expect(wrong).toMatchObject({ status: 401, code: 'login.refused' });
    expect(unknown).toEqual(wrong);
  });

  test('takes as long for an unknown e-mail address', async () => {
    await openOwnerSession(hookline.app);
    const timed = async (email: string): Promise<number> => {
      const start = process.cpuUsage();
      await logIn('a wrong password', email);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let index = 0; index < 8; index++) {
      known.push(await timed(OWNER.email));
      unknown.push(await timed(`stranger${index}@example.com`));
    }
    // The work of the processor, the least of each: other work of this process only ever adds to it.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });

  test('is limited after ten wrong tries for a person, and says how long', async () => {
    await openOwnerSession(hookline.app);
    const tries = await Promise.all(Array.from({ length: 12 }, () => logIn('a wrong password')));
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    const answer = await logIn();
    expect(answer.json()).toMatchObject({ status: 429, code: 'login.limited' });
    expect(answer.json<{ detail: string }>().detail).toBe('Too many tries. Wait 15 minutes, then log in again.');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
    expect((await logIn('a wrong password', 'eve@example.com')).statusCode).toBe(401);
  });

  test('is limited for one network address, whoever it asks for', async () => {
    await openOwnerSession(hookline.app);
    await hookline.pool.query('truncate login_attempts');
    await logIn('a wrong password', 'first@example.com');
    await hookline.pool.query(`update login_attempts set points = 100 where key like 'address%'`);
    expect((await logIn('a wrong password', 'another@example.com')).statusCode).toBe(429);
  });

  test('is not limited for everybody behind a proxy that nobody was told to believe', async () => {
    await openOwnerSession(hookline.app);
    const behind = { 'x-forwarded-for': '203.0.113.9' };
    await hookline.pool.query('truncate login_attempts');
    await logIn('a wrong password', 'first@example.com', behind);
    await hookline.pool.query(`update login_attempts set points = 100 where key like 'address%'`);
    expect((await logIn(OWNER.password, OWNER.email, behind)).statusCode).toBe(200);
    for (let index = 0; index < 10; index++) await logIn('a wrong password', 'eve@example.com', behind);
    expect((await logIn('a wrong password', 'eve@example.com', behind)).statusCode).toBe(429);
    expect((await logIn(OWNER.password, OWNER.email, behind)).statusCode).toBe(200);
  });

  test('locks nobody out of an account for what another one behind the same proxy has tried', async () => {
    await openOwnerSession(hookline.app);
    await hookline.pool.query('truncate login_attempts');
    const from = (forwarded: string) => ({ 'x-forwarded-for': forwarded });
    const stranger = (n: number) => from(`203.0.113.${n}, 198.51.100.7:${4000 + n}`);
    for (let index = 0; index < 10; index++) await logIn('a wrong password', OWNER.email, stranger(index));
    expect((await logIn(OWNER.password, OWNER.email, stranger(11))).statusCode).toBe(429);
    expect((await logIn(OWNER.password, OWNER.email, from('198.51.100.8'))).statusCode).toBe(200);
  });

  test('is limited for an account however many addresses a client makes up', async () => {
    await openOwnerSession(hookline.app);
    await hookline.pool.query('truncate login_attempts');
    await logIn('a wrong password', OWNER.email, { 'x-forwarded-for': '203.0.113.1' });
    await hookline.pool.query(`update login_attempts set points = 100 where key like 'account%'`);
    expect((await logIn(OWNER.password, OWNER.email, { 'x-forwarded-for': '203.0.113.2' })).statusCode).toBe(429);
    expect((await logIn(OWNER.password, 'eve@example.com', { 'x-forwarded-for': '203.0.113.2' })).statusCode).toBe(401);
  });

  test('counts from nothing again after the right password', async () => {
    await openOwnerSession(hookline.app);
    for (let index = 0; index < 9; index++) await logIn('a wrong password');
    expect((await logIn()).statusCode).toBe(200);
    expect((await logIn('a wrong password')).statusCode).toBe(401);
    expect((await logIn()).statusCode).toBe(200);
  });
});

describe('an API key', () => {
  const create = async (cookie: string): Promise<{ id: string; key: string }> =>
    (await call('POST', '/api/v1/api-keys', { cookie, payload: { name: 'CI' } })).json();

  test('is shown once, works, and is stored as a hash', async () => {
    const cookie = await openOwnerSession(hookline.app);
    const { id, key } = await create(cookie);
    expect(key).toMatch(/^hk_[\w-]{43}$/);
    expect(await statusOfMe({ key })).toBe(200);
    const list = await call('GET', '/api/v1/api-keys', { cookie });
    expect(list.json()).toEqual({
      items: [
        { id, name: 'CI', prefix: key.slice(0, 9), createdAt: expect.any(String), lastUsedAt: expect.any(String) },
      ],
    });
    expect(list.body).not.toContain(key);
  });

  test('needs no origin: no browser sends it by itself', async () => {
    const { key } = await create(await openOwnerSession(hookline.app));
    const headers = { origin: 'https://tool.example.com' };
    expect((await call('POST', '/api/v1/api-keys', { key, payload: { name: 'Other' }, headers })).statusCode).toBe(201);
  });

  test('stops working at once when it is deleted', async () => {
    const cookie = await openOwnerSession(hookline.app);
    const { id, key } = await create(cookie);
    expect(await statusOfMe({ key })).toBe(200);
    expect((await call('DELETE', `/api/v1/api-keys/${id}`, { cookie })).statusCode).toBe(204);
    expect(await statusOfMe({ key })).toBe(401);
    expect((await call('DELETE', `/api/v1/api-keys/${id}`, { cookie })).json()).toMatchObject({
      status: 404,
      code: 'api-key.not-found',
    });
    expect((await call('DELETE', '/api/v1/api-keys/none', { cookie })).statusCode).toBe(404);
  });
});
