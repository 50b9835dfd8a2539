import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { describe, expect, test } from 'vitest';
import { checkToken, type TokenCheck } from './check-token.js';
import { readPublicKey, type TokenKey } from './token-key.js';

const now = 1_760_000_000_000;
const seconds = now / 1000;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed25519 = generateKeyPairSync('ed25519');
const secretKey: TokenKey = { kind: 'secret', secret: 'Straße 42' };

const pemOf = (key: KeyObject): string => String(key.export({ type: 'spki', format: 'pem' }));
const publicKeyOf = (key: KeyObject): TokenKey => readPublicKey(pemOf(key))!;
const keySetOf = (keys: Record<string, KeyObject>, more = {}): TokenKey => ({
  kind: 'key-set',
  url: 'https://id.example.com/jwks',
  text: JSON.stringify({
    keys: Object.entries(keys).map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid, ...more })),
  }),
});
const signed = (alg: string, key: KeyObject | Uint8Array, claims: JWTPayload = {}, header = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, ...header }).sign(key);
const unsigned = (header: object, claims: object): string =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.';
const check = (token: string, key: TokenKey, more: Partial<TokenCheck> = {}) =>
  checkToken({ token, key, now, ...more });

describe('checkToken', () => {
  test.each(['HS256', 'HS384', 'HS512'])('takes %s with a shared secret', async (alg) => {
    const token = await signed(alg, Buffer.from('Straße 42'), { sub: 'a' });
    expect(await check(token, secretKey)).toEqual({ kind: 'valid', claims: { sub: 'a' } });
    expect(await check(token, { kind: 'secret', secret: 'Strasse 42' })).toMatchObject({ code: 'token.wrong' });
  });

  test.each([
    ['RS256', rsa],
    ['RS512', rsa],
    ['PS256', rsa],
    ['PS384', rsa],
    ['ES256', p256],
    ['ES384', p384],
    ['EdDSA', ed25519],
  ])('takes %s with a public key and with a key set', async (alg, { privateKey, publicKey }) => {
    const token = await signed(alg, privateKey, {}, { kid: 'k1' });
    expect(await check(token, publicKeyOf(publicKey))).toMatchObject({ kind: 'valid' });
    expect(await check(token, keySetOf({ k1: publicKey }))).toMatchObject({ kind: 'valid' });
  });

  test('never takes a public key for a shared secret', async () => {
    const pem = pemOf(rsa.publicKey);
    for (const secret of [pem, pem.trim()]) {
      const forged = await signed('HS256', Buffer.from(secret), {}, { kid: 'k1' });
      expect(await check(forged, publicKeyOf(rsa.publicKey))).toMatchObject({ code: 'token.wrong' });
      expect(await check(forged, keySetOf({ k1: rsa.publicKey }))).toMatchObject({ code: 'token.wrong' });
    }
    expect(await check(await signed('RS256', rsa.privateKey), secretKey)).toMatchObject({ code: 'token.wrong' });
  });

  test('never takes a token that is not signed, or that brings its own key', async () => {
    const jwk = otherRsa.publicKey.export({ format: 'jwk' });
    const selfSigned = await signed('RS256', otherRsa.privateKey, {}, { jwk, kid: 'k1' });
    for (const key of [secretKey, publicKeyOf(rsa.publicKey), keySetOf({ k1: rsa.publicKey })]) {
      for (const alg of ['none', 'None', 'NONE']) {
        expect(await check(unsigned({ alg, kid: 'k1' }, {}), key)).toMatchObject({ kind: 'refused' });
      }
      expect(await check(selfSigned, key)).toMatchObject({ kind: 'refused' });
    }
  });

  test('takes no shared secret out of a key set', async () => {
    const k = Buffer.from('published').toString('base64url');
    const key: TokenKey = {
      kind: 'key-set',
      url: 'https://a.test',
      text: JSON.stringify({ keys: [{ kty: 'oct', k }] }),
    };
    expect(await check(await signed('HS256', Buffer.from('published')), key)).toMatchObject({ kind: 'refused' });
  });

  test('asks for a newer key set when the key is not among those it has', async () => {
    const token = await signed('RS256', rsa.privateKey, {}, { kid: 'k2' });
    expect(await check(token, keySetOf({ k1: rsa.publicKey }))).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'The token is signed with a key that is not among those of https://id.example.com/jwks.',
      staleDocument: 'https://id.example.com/jwks',
    });
    const wrong = await check(token, keySetOf({ k2: otherRsa.publicKey }));
    expect(wrong).toMatchObject({ code: 'token.wrong' });
    expect(wrong).not.toHaveProperty('staleDocument');
  });

  test('tries each key of the right kind when the token names none', async () => {
    const token = await signed('RS256', rsa.privateKey);
    const keys = keySetOf({ a: otherRsa.publicKey, b: p256.publicKey, c: rsa.publicKey });
    expect(await check(token, keys)).toMatchObject({ kind: 'valid' });
    const others = keySetOf({ a: otherRsa.publicKey, b: otherRsa.publicKey });
    expect(await check(token, others)).toMatchObject({ code: 'token.wrong' });
  });

  test('uses no key that is there for something else', async () => {
    const token = await signed('RS256', rsa.privateKey, {}, { kid: 'k1' });
    expect(await check(token, keySetOf({ k1: rsa.publicKey }, { use: 'enc' }))).toMatchObject({ code: 'token.wrong' });
    expect(await check(token, keySetOf({ k1: rsa.publicKey }, { alg: 'PS256' }))).toMatchObject({
      code: 'token.wrong',
    });
  });

  test.each(['', '{', 'null', '[]', '{"keys":{}}', '{"keys":[null]}', '<html>', undefined])(
    'says that a document is no key set: %s',
    async (text) => {
      const token = await signed('RS256', rsa.privateKey);
      expect(await check(token, { kind: 'key-set', url: 'https://a.test/k', text })).toEqual({
        kind: 'refused',
        code: 'credential.unusable',
        reason: 'What stands at https://a.test/k is no set of keys (JWKS).',
        staleDocument: 'https://a.test/k',
      });
    },
  );

  test.each([
    { kty: 'RSA', kid: 'k1' },
    { kty: 'RSA', kid: 'k1', n: 'AQAB', e: 'AQAB' },
    { kty: 'RSA', kid: 'k1', n: 5 },
  ])('refuses a key that cannot be used: %o', async (jwk) => {
    const token = await signed('RS256', rsa.privateKey, {}, { kid: 'k1' });
    const key: TokenKey = { kind: 'key-set', url: 'https://a.test/k', text: JSON.stringify({ keys: [jwk] }) };
    expect(await check(token, key)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  const claimsCases: [JWTPayload, string, string][] = [
    [{ exp: seconds - 301 }, 'token.expired', 'The token has expired: it was good until 2025-10-09 at 08:48 UTC.'],
    [{ exp: seconds - 300 }, 'token.expired', 'The token has expired: it was good until 2025-10-09 at 08:48 UTC.'],
    [{ nbf: seconds + 301 }, 'timestamp.in-future', 'The token is not good yet: it begins on 2025-10-09 at 08:58 UTC.'],
    [
      { aud: ['https://a.test/x', 'b'] },
      'token.wrong',
      'The token is for another address: “https://a.test/x, b”. Let the sender use the address of this trigger as the audience, or enter that one here.',
    ],
    [{ iss: 'https://evil.test\n' }, 'token.wrong', 'The token was issued by somebody else: “https://evil.test?”.'],
  ];

  test.each(claimsCases)('says in plain words what is wrong with %o', async (claims, code, reason) => {
    const token = await signed('HS256', Buffer.from('Straße 42'), { iss: 'https://id.test', aud: 'me', ...claims });
    const checked = await check(token, secretKey, { issuer: 'https://id.test', audiences: ['me'] });
    expect(checked).toEqual({ kind: 'refused', code, reason });
  });

  test('allows for clocks that differ by five minutes', async () => {
    const token = await signed('HS256', Buffer.from('Straße 42'), { exp: seconds - 299, nbf: seconds + 300 });
    expect(await check(token, secretKey)).toMatchObject({ kind: 'valid' });
  });

  test('says which claim is missing or unreadable', async () => {
    const sign = (claims: object) => signed('HS256', Buffer.from('Straße 42'), claims as JWTPayload);
    expect(await check(await sign({}), secretKey, { required: ['exp'] })).toMatchObject({
      code: 'token.malformed',
      reason: 'The token does not say its end (exp).',
    });
    for (const claims of [{ exp: '2099-01-01' }, { exp: {} }, { exp: null }, { nbf: [] }]) {
      expect(await check(await sign(claims), secretKey)).toMatchObject({ code: 'token.malformed' });
    }
    for (const claims of [{ aud: { toString: 1 } }, { aud: [{}, null] }, { iss: ['a'] }]) {
      const checked = await check(await sign({ aud: 'me', ...claims }), secretKey, { audiences: ['me'], issuer: 'a' });
      expect(checked).toMatchObject({ kind: 'refused' });
    }
  });

  test.each(['', '.', '..', 'a.b', 'a.b.c', '....', 'e30.e30.e30', `${'A'.repeat(5000)}.e30.e30`])(
    'refuses %s, which is no token',
    async (token) => {
      for (const key of [secretKey, publicKeyOf(rsa.publicKey), keySetOf({ k1: rsa.publicKey })]) {
        expect(await check(token, key)).toMatchObject({ kind: 'refused', code: 'token.malformed' });
      }
    },
  );

  test('refuses what a token demands that we do not know', async () => {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', crit: ['x'], x: 1 })
      .sign(Buffer.from('Straße 42'), { crit: { x: true } });
    expect(await check(token, secretKey)).toMatchObject({ code: 'token.malformed' });
  });
});
