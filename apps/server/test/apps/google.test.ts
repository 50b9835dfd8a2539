import { generateKeyPairSync, verify } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Received } from '@hookline/testing';
import { describe, expect, test } from 'vitest';
import { playCases, sentBy, type StoredData } from './play-cases.js';

const CALL = 'google.call-function';
const PUBLISH = 'google.publish-message';
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const EMAIL = 'hookline@acme.iam.gserviceaccount.com';
const file = JSON.stringify({
  type: 'service_account',
  project_id: 'acme',
  private_key_id: 'k1',
  private_key: privateKey,
  client_email: EMAIL,
  token_uri: 'https://evil.example/token',
});
const forFunctions = (base: string): StoredData => ({
  kind: 'google-service-account',
  data: { key: file, hosts: base, tokenUrl: `${base}/token` },
});
const forApis = (base: string): StoredData => ({
  kind: 'google-service-account',
  data: { key: file, address: base, tokenUrl: `${base}/token` },
});
const orders = (base: string) => ({ url: `${base}/orders`, body: { id: 1 } });
const message = { project: 'acme', topic: 'orders', message: { id: 1 } };

/** The claims of the assertion in a request for a token; undefined when its signature does not hold. */
function claimsIn({ body }: Received): unknown {
  const [header = '', claims = '', signature = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const isSigned = verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), publicKey, bytes);
  const isOurs = isDeepStrictEqual(read(header), { alg: 'RS256', typ: 'JWT', kid: 'k1' });
  return isSigned && isOurs ? read(claims) : undefined;
}

const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

/** The assertions that have other claims. */
const wrongAssertions = (received: readonly Received[], claims: (origin: string) => object) =>
  received
    .filter(({ path }) => path === '/token')
    .map((request) => ({ given: claimsIn(request), wanted: claims(`http://${String(request.headers.host)}`) }))
    .filter(({ given, wanted }) => !isDeepStrictEqual(given, wanted));

/** The clock of the cases, and 30 s for Google's. */
const IAT = 1_767_225_600 - 30;
const always = { iss: EMAIL, aud: 'https://oauth2.googleapis.com/token', iat: IAT, exp: IAT + 3600 };

describe('A function on Google Cloud, as an app', () => {
  playCases(
    'google',
    {
      function: [CALL, orders],
      'function-forbidden': [CALL, orders],
      'function-unauthorized': [CALL, orders],
      'key-deleted': [CALL, orders],
    },
    forFunctions,
    (received) => wrongAssertions(received, (origin) => ({ ...always, sub: EMAIL, target_audience: origin })),
  );

  test('behind a domain of its own, a token is for the audience that is named', async () => {
    const received = await sentBy(CALL, (base: string) => ({ ...orders(base), audience: 'pubsub' }), forFunctions);
    expect(claimsIn(received)).toEqual({ ...always, sub: EMAIL, target_audience: 'pubsub' });
  });
});

describe('Pub/Sub, as an app', () => {
  playCases(
    'google',
    {
      publish: [PUBLISH, message],
      'publish-no-topic': [PUBLISH, { ...message, topic: 'projects/acme/topics/orders' }],
      'publish-denied': [PUBLISH, message],
      'publish-quota': [PUBLISH, message],
      'publish-unavailable': [PUBLISH, message],
    },
    forApis,
    (received) => [
      ...wrongAssertions(received, () => ({ ...always, scope: 'https://www.googleapis.com/auth/pubsub' })),
      ...received.slice(1).filter(({ body }) => !body.includes('"attributes":{"step":"step_01jd8r5c6w_a1"}')),
    ],
  );
});
