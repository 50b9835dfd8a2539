import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { googleCloudFunctions } from './provider.js';

const now = 1_760_000_000_000;
const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const documents = { [KEYS_URL]: JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'g1' }] }) };
const serviceAccountEmail = '1234-compute@developer.gserviceaccount.com';
const aud = 'https://hooks.example.test/hooks/k';

async function call(claims: object = {}, header: object = {}): Promise<ProviderRequest> {
  const iat = now / 1000;
  const token = await new SignJWT({
    iss: 'https://accounts.google.com',
    aud,
    email: serviceAccountEmail,
    email_verified: true,
    iat,
    exp: iat + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'g1', ...header })
    .sign(privateKey);
  return requestWith(`Bearer ${token}`);
}
const requestWith = (authorization: string): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url: `${aud}?from=function`,
    headers: [['Authorization', authorization]],
    body: Buffer.from('{"n":1}'),
  });
const receive = (request: ProviderRequest, fields: object = {}, given = documents) =>
  verifyWith(googleCloudFunctions, request, {
    credentials: [{ serviceAccountEmail, ...fields }],
    documents: given,
    now,
  });

describe('Google Cloud Functions', () => {
  test('takes the ID token of its service account for the address without the query', async () => {
    expect(await receive(await call())).toEqual({
      kind: 'event',
      verified: true,
      identity: { id: null, type: null },
      elements: null,
      response: { status: 200 },
    });
    expect(await receive(await call({ aud: 'orders' }), { audience: 'orders' })).toMatchObject({ kind: 'event' });
  });

  test('refuses a token for another address, of another account, or with another key', async () => {
    expect(await receive(await call({ aud: 'https://other.test' }))).toMatchObject({ code: 'token.wrong' });
    expect(await receive(await call({ email: 'a@b.iam.gserviceaccount.com' }))).toMatchObject({
      code: 'sender.unexpected',
    });
    expect(await receive(await call({}, { kid: 'g2' }))).toMatchObject({ staleDocument: KEYS_URL });
  });

  test('says that an access token is no ID token', async () => {
    expect(await receive(requestWith('Bearer ya29.c.b0Aaekm1'))).toEqual({
      kind: 'refused',
      code: 'token.malformed',
      reason: 'This is an access token of Google’s. What is needed is an ID token.',
    });
  });

  test('knows its own calls, and not those of Pub/Sub and Eventarc', async () => {
    expect(googleCloudFunctions.detect(await call())).toBe(true);
    for (const vector of [...vectorsOf('google-pubsub'), ...vectorsOf('google-eventarc')]) {
      expect(googleCloudFunctions.detect(requestOf(vector))).toBe(false);
    }
    expect(googleCloudFunctions.detect(requestWith('Bearer x'))).toBe(false);
  });
});
