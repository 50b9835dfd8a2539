import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, verifyWith } from '../testing/index.js';
import { jwt } from './provider.js';

const now = 1_760_000_000_000;
const secret = 'Straße 42';
const url = 'https://hooks.example.test/hooks/k';
const keySetUrl = 'https://id.example.com/jwks.json';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] });

const requestWith = (headers: Record<string, string>): ProviderRequest =>
  new ProviderRequest({ method: 'POST', url, headers: Object.entries(headers), body: Buffer.from('{"n":1}') });
const receive = (request: ProviderRequest, fields: object, documents: Record<string, string> = {}) =>
  verifyWith(jwt, request, { credentials: [fields], documents, now });
const tokenOf = (alg: string, key: KeyObject | Uint8Array, claims = {}, header = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, ...header }).sign(key);
const withToken = async (...parts: Parameters<typeof tokenOf>): Promise<ProviderRequest> =>
  requestWith({ Authorization: `Bearer ${await tokenOf(...parts)}` });

describe('Signed token (JWT)', () => {
  test('takes what is signed with the shared secret', async () => {
    expect(await receive(await withToken('HS512', Buffer.from(secret)), { secret })).toEqual({
      kind: 'event',
      verified: true,
      identity: { id: null, type: null },
      elements: null,
      response: { status: 200 },
    });
    expect(await receive(await withToken('HS256', Buffer.from('other')), { secret })).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'The signature of the token does not fit the key. Is it the key of this very sender?',
    });
  });

  test('takes what is signed with the private key of a public one', async () => {
    const fields = { keyKind: 'publicKey', publicKey: pem.replaceAll('\n', ' ') };
    expect(await receive(await withToken('RS256', privateKey), fields)).toMatchObject({
      kind: 'event',
      verified: true,
    });
    expect(await receive(await withToken('PS256', privateKey), fields)).toMatchObject({ kind: 'event' });
  });

  test('takes what is signed with a key of the sender’s set, and asks for the set once more when it is too old', async () => {
    const fields = { keyKind: 'keySet', keySetUrl };
    const request = await withToken('RS256', privateKey, {}, { kid: 'k1' });
    expect(await receive(request, fields, { [keySetUrl]: jwks })).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(request, fields, { [keySetUrl]: '{"keys":[]}' })).toMatchObject({ staleDocument: keySetUrl });
  });

  test('signs nothing with a public key as the secret', async () => {
    const forged = await withToken('HS256', Buffer.from(pem.trim()), {}, { kid: 'k1' });
    expect(await receive(forged, { keyKind: 'publicKey', publicKey: pem })).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason:
        'The token is signed with HS256, and the key of this trigger is for RS256, RS384, RS512, PS256, PS384, PS512.',
    });
    expect(await receive(forged, { keyKind: 'keySet', keySetUrl }, { [keySetUrl]: jwks })).toMatchObject({
      code: 'token.wrong',
    });
    expect(await receive(forged, { secret: pem })).toMatchObject({ code: 'credential.unusable' });
  });

  test('takes no token without a signature', async () => {
    const [header, claims] = [{ alg: 'none' }, {}].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const request = requestWith({ Authorization: `Bearer ${header}.${claims}.` });
    for (const fields of [{ secret }, { keyKind: 'publicKey', publicKey: pem }, { keyKind: 'keySet', keySetUrl }]) {
      expect(await receive(request, fields)).toEqual({
        kind: 'refused',
        code: 'token.wrong',
        reason: 'The token is not signed, so anybody can have made it.',
      });
    }
  });

  test('fetches no keys for what is no token', async () => {
    for (const value of ['', 'Bearer', 'Bearer a.b.c', 'Basic YTpi']) {
      const received = await receive(requestWith({ Authorization: value }), { keyKind: 'keySet', keySetUrl });
      expect(received).toMatchObject({ kind: 'refused' });
    }
  });

  test('reads the token from the header and after the word that were entered', async () => {
    const token = await tokenOf('HS256', Buffer.from(secret));
    const plain = { secret, header: 'X-Auth-Token', scheme: '' };
    expect(await receive(requestWith({ 'x-auth-token': token }), plain)).toMatchObject({ kind: 'event' });
    expect(await receive(requestWith({ Authorization: `JWT ${token}` }), { secret, scheme: 'JWT' })).toMatchObject({
      kind: 'event',
    });
    expect(await receive(requestWith({ Authorization: `Bearer ${token}` }), plain)).toMatchObject({
      reason: 'The header X-Auth-Token is missing.',
    });
  });

  test('wants the issuer and the audience that were entered', async () => {
    const fields = { secret, issuer: 'https://id.example.com', audience: 'hooks' };
    const request = (claims: object) => withToken('HS256', Buffer.from(secret), { iss: fields.issuer, ...claims });
    expect(await receive(await request({ aud: ['other', 'hooks'] }), fields)).toMatchObject({ kind: 'event' });
    expect(await receive(await request({ aud: 'other' }), fields)).toMatchObject({ code: 'token.wrong' });
    expect(await receive(await request({}), fields)).toMatchObject({ code: 'token.malformed' });
    expect(await receive(await request({ aud: 'hooks', iss: 'x' }), fields)).toMatchObject({ code: 'token.wrong' });
  });

  test('says when a token has expired', async () => {
    const request = await withToken('HS256', Buffer.from(secret), { exp: now / 1000 - 540 });
    expect(await receive(request, { secret })).toEqual({
      kind: 'refused',
      code: 'token.expired',
      reason: 'The token has expired: it was good until 2025-10-09 at 08:44 UTC.',
    });
  });

  test('takes either key while one is replaced', async () => {
    const around = { credentials: [{ secret: 'new' }, { secret }], now };
    const request = await withToken('HS256', Buffer.from(secret));
    expect(await verifyWith(jwt, request, around)).toMatchObject({ kind: 'event' });
  });

  test('refuses whatever was changed of the token', async () => {
    const token = await tokenOf('HS256', Buffer.from('a secret of ours'), { exp: now / 1000 + 60 });
    const vector = {
      name: 'ours',
      method: 'POST',
      url,
      headers: { Authorization: `Bearer ${token}` },
      bodyBase64: '',
      now: now / 1000,
      expect: 'accept',
      why: '',
    } as const;
    const credential = { secret: 'a secret of ours' };
    await expectMutantsRefused(jwt, vector, {
      credential,
      headers: ['Authorization'],
      secret: 'secret',
      bodyIsSigned: false,
    });
  });

  test('signs what jose accepts', async () => {
    const credential = jwt.credential!.parse({
      secret,
      issuer: 'https://id.example.com',
      audience: 'hooks',
      scheme: '',
    });
    const { Authorization: token = '' } = jwt.sign!(requestWith({}), { credential, now });
    const options = { issuer: 'https://id.example.com', audience: 'hooks', currentDate: new Date(now) };
    expect(await jwtVerify(token, Buffer.from(secret), options)).toMatchObject({ protectedHeader: { alg: 'HS256' } });
    const withPublicKey = jwt.credential!.parse({ keyKind: 'publicKey', publicKey: pem });
    expect(jwt.sign!(requestWith({}), { credential: withPublicKey, now })).toEqual({});
  });
});
