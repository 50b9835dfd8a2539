import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { HttpClient } from '@hookline/node-kit';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../platform/errors/app-error.js';
import { RequestVerifier } from './request-verifier.js';

const KEYS = 'https://www.googleapis.com/oauth2/v3/certs';
const EMAIL = 'push@project.iam.gserviceaccount.com';
const url = 'https://hooks.example.test/hooks/k';
const { privateKey: pem } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const privateKey = createPrivateKey(pem);
const jwks = JSON.stringify({
  keys: [{ ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
});

const settings = { provider: 'google-pubsub', credentialId: 'c1' };

function push(kid = 'one') {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://accounts.google.com', aud: url, email: EMAIL, email_verified: true };
  const text = [
    { alg: 'RS256', typ: 'JWT', kid },
    { ...claims, iat: now, exp: now + 3600 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const token = `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  const body = Buffer.from('{"message":{"data":"e30=","messageId":"7"},"subscription":"projects/p/subscriptions/s"}');
  const headers = [
    ['authorization', `Bearer ${token}`],
    ['content-type', 'application/json'],
  ] as const;
  return { method: 'POST', url, headers, body };
}

/** A verifier whose provider's keys are available, or not. */
function checkWith(answer: HttpClient['request']) {
  const asked: string[] = [];
  const http: HttpClient = {
    request: (request) => {
      asked.push(request.url);
      return answer(request);
    },
  };
  return { asked, verifier: new RequestVerifier({ readFor: async () => [{ serviceAccountEmail: EMAIL }] }, http) };
}

const givingKeys: HttpClient['request'] = async () => ({ status: 200, headers: {}, body: Buffer.from(jwks) });

describe('the check of a sender', () => {
  test('proves a sender with the keys that it publishes, fetched once', async () => {
    const { asked, verifier } = checkWith(givingKeys);
    for (let n = 0; n < 3; n++) {
      expect(await verifier.verify(settings, push())).toMatchObject({
        kind: 'event',
        verified: true,
        identity: { id: '7' },
      });
    }
    expect(asked).toEqual([KEYS]);
  });

  test('refuses a key that nobody has, without asking each time', async () => {
    const { asked, verifier } = checkWith(givingKeys);
    for (let n = 0; n < 5; n++)
      expect(await verifier.verify(settings, push('another'))).toMatchObject({ kind: 'refused' });
    expect(asked).toHaveLength(1);
  });

  test('does not decide while the keys cannot be had', async () => {
    const { verifier } = checkWith(() => Promise.reject(new Error('www.googleapis.com does not answer.')));
    expect(await verifier.verify(settings, push())).toEqual({
      kind: 'undecided',
      reason: 'What Google Cloud Pub/Sub signs with could not be fetched: www.googleapis.com does not answer.',
    });
  });

  test('does not decide when the credential is gone, nor takes that for none', async () => {
    const gone = new RequestVerifier({ readFor: async () => undefined }, { request: givingKeys });
    expect(await gone.verify(settings, push())).toMatchObject({ kind: 'undecided' });
  });

  test('does not decide with a credential that cannot be read, and lets a bug be a bug', async () => {
    const failing = (error: Error) =>
      new RequestVerifier({ readFor: () => Promise.reject(error) }, { request: givingKeys });
    const unreadable = new AppError('unavailable', 'credential.unreadable', 'It cannot be decrypted. Enter it again.');
    expect(await failing(unreadable).verify(settings, push())).toEqual({
      kind: 'undecided',
      reason: 'It cannot be decrypted. Enter it again.',
    });
    await expect(failing(new TypeError('a bug')).verify(settings, push())).rejects.toThrow('a bug');
  });

  test('knows no sender that it has never heard of, and takes anybody where none is named', async () => {
    const { verifier } = checkWith(givingKeys);
    const strange = { provider: 'nobody', credentialId: 'c1' };
    expect(await verifier.verify(strange, push())).toMatchObject({ kind: 'undecided' });
    expect(await verifier.verify({ provider: 'none', credentialId: null }, push())).toMatchObject({
      kind: 'event',
      verified: null,
    });
  });
});
