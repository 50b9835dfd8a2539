import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../provider-request.js';
import { checkGoogleToken, googleDocuments } from './google-token.js';

const now = 1_760_000_000_000;
const seconds = now / 1000;
const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwks = JSON.stringify({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'g1', alg: 'RS256', use: 'sig' }],
});
const url = 'https://hooks.example.test/hooks/k?a=1';
const email = 'push@my-project.iam.gserviceaccount.com';
const good = {
  iss: 'https://accounts.google.com',
  aud: url,
  email,
  email_verified: true,
  iat: seconds - 60,
  exp: seconds + 3540,
};

const requestWith = (authorization?: string): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url,
    headers: authorization === undefined ? [] : [['Authorization', authorization]],
    body: new Uint8Array(),
  });
const tokenWith = (claims: object): Promise<string> =>
  new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'g1' }).sign(privateKey);

async function check(claims: object, fields: { audience?: string; serviceAccountEmail?: string } = {}) {
  return checkGoogleToken(requestWith(`Bearer ${await tokenWith(claims)}`), {
    credential: { audience: '', serviceAccountEmail: email, ...fields },
    now,
    documents: new Map([[KEYS_URL, jwks]]),
    roots: [],
  });
}

describe('checkGoogleToken', () => {
  test('takes a token for the address of the trigger, with or without its query', async () => {
    expect(await check({})).toEqual({ kind: 'accepted' });
    expect(await check({ aud: 'https://hooks.example.test/hooks/k' })).toEqual({ kind: 'accepted' });
  });

  test('takes only the audience that was entered, once there is one', async () => {
    expect(await check({ aud: 'orders' }, { audience: 'orders' })).toEqual({ kind: 'accepted' });
    expect(await check({}, { audience: 'orders' })).toMatchObject({ kind: 'refused' });
  });

  test('opens no trigger with the token for another', async () => {
    expect(await check({ aud: 'https://hooks.example.test/hooks/other' })).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason:
        'The token is for another address: “https://hooks.example.test/hooks/other”. Let the sender use the address of this trigger as the audience, or enter that one here.',
    });
    for (const aud of ['https://hooks.example.test/hooks/k2', 'https://hooks.example.test/hooks/', '', []]) {
      expect(await check({ aud })).toMatchObject({ kind: 'refused' });
    }
  });

  test('takes no token of another customer, however good it is otherwise', async () => {
    expect(await check({ email: 'mallory@evil.iam.gserviceaccount.com' })).toEqual({
      kind: 'refused',
      code: 'sender.unexpected',
      reason: 'The token was made for another service account: “mallory@evil.iam.gserviceaccount.com”.',
    });
    expect(await check({ email: email.toUpperCase() })).toEqual({ kind: 'accepted' });
    for (const other of [undefined, '', null, [email], `${email}.evil.test`]) {
      expect(await check({ email: other })).toMatchObject({ kind: 'refused' });
    }
  });

  test('wants the e-mail address verified', async () => {
    for (const unverified of [false, 'true', 1, null, undefined]) {
      expect(await check({ email_verified: unverified })).toMatchObject({ code: 'sender.unexpected' });
    }
  });

  test('wants Google as the issuer, and an end', async () => {
    for (const iss of ['https://evil.test', 'https://securetoken.google.com/p', '', undefined]) {
      expect(await check({ iss })).toMatchObject({ kind: 'refused' });
    }
    expect(await check({ exp: undefined })).toMatchObject({ code: 'token.malformed' });
    expect(await check({ exp: seconds - 400 })).toMatchObject({ code: 'token.expired' });
  });

  test('tells an access token from an ID token', () => {
    expect(googleDocuments(requestWith('Bearer ya29.a0AfB_x'))).toMatchObject({
      code: 'token.malformed',
      reason: 'This is an access token of Google’s. What is needed is an ID token.',
    });
  });
});

describe('googleDocuments', () => {
  test('asks for Google’s keys and for nothing a token names', async () => {
    const header = { alg: 'RS256', kid: 'g1', jku: 'https://evil.test/keys', x5u: 'https://evil.test/cert' };
    const token = await new SignJWT(good).setProtectedHeader(header).sign(privateKey);
    expect(googleDocuments(requestWith(`Bearer ${token}`))).toEqual([{ url: KEYS_URL, kind: 'keys' }]);
  });

  test('asks for nothing when there is nothing to check', async () => {
    const forged = await new SignJWT(good).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('x'));
    for (const value of [undefined, '', 'Bearer', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${forged}`]) {
      expect(googleDocuments(requestWith(value))).toMatchObject({ kind: 'refused' });
    }
  });
});
