import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { basicAuth } from './provider.js';

const wanted = { 'www-authenticate': 'Basic realm="Hookline", charset="UTF-8"' };
const encode = (text: string) => Buffer.from(text).toString('base64');
const receive = (credential: object, ...authorization: string[]) =>
  verifyWith(
    basicAuth,
    new ProviderRequest({
      method: 'POST',
      url: 'https://hooks.example.test/hooks/k',
      headers: authorization.map((value) => ['authorization', value]),
      body: Buffer.from('{}'),
    }),
    { credentials: [credential] },
  );

describe('basic auth', () => {
  test.each(vectorsOf('basic-auth'))('$expect: $name', async (vector) => {
    await expectVector(basicAuth, vector, { ...vector.config });
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('basic-auth').find(({ name }) => name === 'valid')!;
    await expectMutantsRefused(basicAuth, vector, {
      credential: { ...vector.config },
      headers: ['Authorization'],
      secret: 'password',
      bodyIsSigned: false,
    });
  });

  test('asks for the user name and the password when they did not come along', async () => {
    expect(await receive({ username: 'user', password: 'right' })).toEqual({
      kind: 'refused',
      code: 'token.missing',
      reason: 'The request came without a user name and a password.',
      status: 401,
      headers: wanted,
    });
  });

  test.each([
    'Basic',
    'Basic ',
    'Basic %%%',
    'Basic a b',
    'Bearer a.b.c',
    `Basic ${encode('user')}`,
    `Basic ${encode('user:')}`,
    `Basic ${encode(':right')}`,
    `Basic ${encode('user:right ')}`,
    `Basic ${encode('User:right')}`,
    `Basic ${encode('user:right\u0000')}`,
    'Basic /////w==',
  ])('refuses %s with 401, and asks again', async (authorization) => {
    const reception = await receive({ username: 'user', password: 'right' }, authorization);
    expect(reception).toMatchObject({ kind: 'refused', status: 401, headers: wanted });
    expect(JSON.stringify(reception)).not.toContain('right');
  });

  test('says in plain words that one of the two is wrong, and not which', async () => {
    const reason = 'The user name or the password is not the one entered here. Enter both again.';
    const credential = { username: 'user', password: 'right' };
    expect(await receive(credential, `Basic ${encode('user:wrong')}`)).toMatchObject({ reason });
    expect(await receive(credential, `Basic ${encode('nobody:right')}`)).toMatchObject({ reason });
  });

  test('takes two of them for none', async () => {
    const right = `Basic ${encode('user:right')}`;
    expect(await receive({ username: 'user', password: 'right' }, right)).toMatchObject({ kind: 'event' });
    expect(await receive({ username: 'user', password: 'right' }, right, right)).toMatchObject({ kind: 'refused' });
  });

  test('splits at the first colon, so that a password may have some and a user name none', async () => {
    expect(await receive({ username: 'user', password: 'a:b:' }, `Basic ${encode('user:a:b:')}`)).toMatchObject({
      kind: 'event',
      verified: true,
    });
    expect(basicAuth.credential!.safeParse({ username: 'user:a', password: 'b:' }).error?.issues[0]).toMatchObject({
      path: ['username'],
      message: 'A user name has no colon: what comes after one is taken for the password.',
    });
  });

  test('takes a password without a user name', async () => {
    expect(await receive({ password: 'right' }, `Basic ${encode(':right')}`)).toMatchObject({ kind: 'event' });
  });

  test('takes what comes out of an address such as https://user:pass@host/', async () => {
    const { username, password } = new URL('https://user:p%40ss%3Aw%2Frd@hooks.example.test/hooks/k');
    const sent = [username, password].map(decodeURIComponent).join(':');
    expect(await receive({ username: 'user', password: 'p@ss:w/rd' }, `Basic ${encode(sent)}`)).toMatchObject({
      kind: 'event',
    });
  });
});
