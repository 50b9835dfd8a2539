import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { allowsHost } from '../kind/host-pattern.js';
import { googleServiceAccount as kind } from './google-service-account.js';

const EMAIL = 'hookline@acme.iam.gserviceaccount.com';
const now = new Date('2026-11-30T12:00:00Z');
let publicKey: Awaited<ReturnType<typeof generateKeyPair>>['publicKey'];
let file: Record<string, string>;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  publicKey = pair.publicKey;
  const private_key = `${await exportPKCS8(pair.privateKey)}\n`;
  file = {
    type: 'service_account',
    client_email: EMAIL,
    private_key_id: 'k1',
    private_key,
    token_uri: 'https://x.test',
  };
});

const stored = (more: object = {}) => kind.fields.parse({ key: JSON.stringify(file, null, 2), ...more });
const purposeOf = (url: string, audience?: string, more?: object) =>
  kind.token?.purpose({ url: new URL(url), audience }, stored(more));

async function exchangeFor(purpose: string) {
  const request = await kind.token?.request(stored(), { now, purpose });
  if (!request) throw new Error('There is no request');
  const options = { audience: 'https://oauth2.googleapis.com/token', issuer: EMAIL, currentDate: now };
  return { request, ...(await jwtVerify(request.form['assertion'] ?? '', publicKey, options)) };
}

test('an API of Google gets an access token for its scope, and a function an ID token for its address', async () => {
  const api = await exchangeFor(purposeOf('https://pubsub.googleapis.com/v1/x', 'pubsub') ?? '');
  expect(api.payload).toMatchObject({ scope: 'https://www.googleapis.com/auth/pubsub' });
  expect(api.payload).not.toHaveProperty('sub');
  const run = await exchangeFor(purposeOf('https://orders-ew.a.run.app/x?y=1') ?? '');
  expect(run.payload).toMatchObject({ target_audience: 'https://orders-ew.a.run.app', sub: EMAIL });
  expect(run.protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' });
  const any = await exchangeFor('');
  expect(any.payload).toMatchObject({ scope: 'https://www.googleapis.com/auth/cloud-platform' });
});

test('the assertion goes to Google, whatever the key says', async () => {
  const { request, payload } = await exchangeFor('');
  expect(request.url).toBe('https://oauth2.googleapis.com/token');
  expect(payload.exp).toBe(Number(payload.iat) + 3600);
  expect(JSON.stringify(stored())).not.toContain('x.test');
});

test('no access token goes to a function, whatever it is called for', () => {
  for (const host of ['evil.run.app', 'functions.example', 'googleapis.com.evil.example'])
    expect(purposeOf(`https://${host}/`, 'pubsub')).toBe('audience pubsub');
});

test('each address that is no API has a token of its own', () => {
  expect(purposeOf('https://a.run.app/1')).toBe(purposeOf('https://a.run.app/2'));
  expect(purposeOf('https://a.run.app/')).not.toBe(purposeOf('https://b.run.app/'));
});

test.each([
  [
    { access_token: 'a', expires_in: 3599 },
    { token: 'a', expiresInMs: 3_599_000 },
  ],
  [{ id_token: 'i' }, { token: 'i', expiresInMs: 3_360_000 }],
  [{ error: 'invalid_grant' }, undefined],
])('%o gives %o', (answer, token) => {
  expect(kind.token?.read(answer)).toEqual(token);
});

test('it is sent to Google’s hosts, and to those that are named', () => {
  const hosts = kind.hosts(stored({ hosts: 'https://functions.example/x' }));
  for (const host of ['pubsub.googleapis.com', 'orders-ew.a.run.app', 'x-y.cloudfunctions.net', 'functions.example'])
    expect(allowsHost(hosts, new URL(`https://${host}/`))).toBe(true);
  expect(allowsHost(hosts, new URL('https://evil.example/'))).toBe(false);
  expect(kind.baseUrl?.(stored(), 'pubsub')).toBe('https://pubsub.googleapis.com');
});

test.each(['', 'x', '{}', '{"client_email":"a@b","private_key":"secret"}', '{"type":"authorized_user"}'])(
  'what is no key is refused as it is entered: %s',
  (key) => {
    const [issue] = kind.fields.safeParse({ key }).error?.issues ?? [];
    expect(issue?.message).toMatch(/^(Fill in Key|Paste all)/);
  },
);

test('what is stored reads as what was entered', () => {
  expect(kind.fields.parse(stored())).toEqual(stored());
});
