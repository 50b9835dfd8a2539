import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../provider-request.js';
import { readToken } from './read-token.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenWith = (alg: unknown): string => `${part({ alg })}.${part({})}.c2ln`;
const read = (headers: [string, string][], place: { header?: string; scheme?: string } = {}) =>
  readToken(new ProviderRequest({ method: 'POST', url: 'https://a.test', headers, body: new Uint8Array() }), {
    header: 'Authorization',
    scheme: 'Bearer',
    algorithms: ['HS256'],
    ...place,
  });

describe('readToken', () => {
  test('finds the token after its scheme, whose case does not count', () => {
    const token = tokenWith('HS256');
    for (const value of [`Bearer ${token}`, `bearer   ${token} `, `BEARER\t${token}`]) {
      expect(read([['authorization', value]])).toEqual({ kind: 'token', token });
    }
  });

  test('finds it in any header, with or without a scheme', () => {
    const token = tokenWith('HS256');
    expect(read([['x-token', token]], { header: 'X-Token', scheme: '' })).toEqual({ kind: 'token', token });
    expect(read([['x-token', `JWT ${token}`]], { header: 'X-Token', scheme: 'JWT' })).toEqual({ kind: 'token', token });
  });

  test('says what is missing', () => {
    expect(read([])).toMatchObject({ code: 'token.missing', reason: 'The header Authorization is missing.' });
    expect(read([['authorization', ' ']])).toMatchObject({ code: 'token.missing' });
    expect(read([['authorization', 'Basic YTpi']])).toMatchObject({
      code: 'token.malformed',
      reason: 'The header Authorization does not begin with “Bearer” and a space.',
    });
  });

  test.each([
    'Bearer',
    'Bearer x',
    'Bearer a.b.c',
    'Bearer e30.e30.e30',
    `Bearer ${tokenWith({})}`,
    `Bearer ${tokenWith('x y')}`,
  ])('finds no token in %s', (value) => {
    expect(read([['authorization', value]])).toMatchObject({
      code: 'token.malformed',
      reason: 'What stands in the header Authorization is no signed token (JWT).',
    });
  });

  test('takes neither of two tokens', () => {
    const value = `Bearer ${tokenWith('HS256')}`;
    expect(
      read([
        ['authorization', value],
        ['authorization', value],
      ]),
    ).toMatchObject({ code: 'token.malformed' });
  });

  test('lets the key and not the token choose the algorithm', () => {
    expect(read([['authorization', `Bearer ${tokenWith('RS256')}`]])).toMatchObject({
      code: 'token.wrong',
      reason: 'The token is signed with RS256, and the key of this trigger is for HS256.',
    });
    for (const alg of ['none', 'nOnE']) {
      expect(read([['authorization', `Bearer ${part({ alg })}.${part({})}.`]])).toMatchObject({
        code: 'token.wrong',
        reason: 'The token is not signed, so anybody can have made it.',
      });
    }
  });
});
