import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { standardWebhooks } from './provider.js';

const now = 1_760_000_000_000;
const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = '{"type":"contact.created","data":{"name":"Zoë"}}';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const whpk = `whpk_${rawPublicKey.toString('base64')}`;

const symmetric = (at = now, secret = key, id = 'msg_1') => new Webhook(secret).sign(id, new Date(at), body);
const asymmetric = (at = now, by: KeyObject = privateKey) =>
  `v1a,${sign(null, Buffer.from(`msg_1.${at / 1000}.${body}`), by).toString('base64')}`;

const receive = (signature: string, credential = key, at = now) =>
  verifyWith(
    standardWebhooks,
    makeRequest({
      headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at / 1000), 'webhook-signature': signature },
      body,
    }),
    { credentials: [{ key: credential }], now },
  );

describe('Standard Webhooks', () => {
  test.each(vectorsOf('standard-webhooks'))('$expect: $name', async (vector) => {
    await expectVector(standardWebhooks, vector, ...credentialsOf(vector, 'key'));
  });

  test.each(['valid', 'svix-headers'])('refuses whatever was changed on the way (%s)', async (name) => {
    const vector = vectorsOf('standard-webhooks').find((one) => one.name === name)!;
    const prefix = name === 'svix-headers' ? 'svix' : 'webhook';
    await expectMutantsRefused(standardWebhooks, vector, {
      credential: { key: vector.secret },
      headers: [`${prefix}-id`, `${prefix}-timestamp`, `${prefix}-signature`],
      secret: 'key',
    });
  });

  test('accepts what the package of the standard signs, and signs what the package accepts', async () => {
    expect(await receive(symmetric())).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'msg_1', type: 'contact.created' },
    });
    const sentNow = Date.now();
    const headers = standardWebhooks.sign?.(makeRequest({ body }), { credential: { key }, now: sentNow }) ?? {};
    expect(new Webhook(key).verify(body, { ...headers })).toMatchObject({ type: 'contact.created' });
    expect(headers['webhook-id']).toMatch(/^msg_[0-9a-f]{24}$/);
  });

  test('keeps the id and the family of headers when it signs', () => {
    const request = makeRequest({ headers: { 'svix-id': 'msg_7' }, body });
    const headers = standardWebhooks.sign?.(request, { credential: { key }, now }) ?? {};
    expect(Object.keys(headers)).toEqual(['svix-id', 'svix-timestamp', 'svix-signature']);
    expect(headers).toMatchObject({ 'svix-id': 'msg_7', 'svix-signature': symmetric(now, key, 'msg_7') });
  });

  test('takes a secret without its beginning', async () => {
    expect(await receive(symmetric(), key.slice('whsec_'.length))).toMatchObject({ kind: 'event' });
  });

  test('takes any of several signatures, and passes over versions it does not know', async () => {
    const other = symmetric(now, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    expect(await receive(`${other} v1a,AAAA v2,AAAA ${symmetric()}`)).toMatchObject({ kind: 'event' });
    expect(await receive(`${symmetric()}, ${other}`)).toMatchObject({ kind: 'event' });
    expect(await receive(other)).toMatchObject({ code: 'signature.wrong' });
    expect(await receive(symmetric().replace('v1,', 'v2,'))).toEqual({
      kind: 'refused',
      code: 'signature.malformed',
      reason: 'The header webhook-signature holds no v1 signature.',
    });
  });

  test('looks at no more signatures than a change of keys needs', async () => {
    const others = (count: number) => `${symmetric(now, 'whsec_AAAA')} `.repeat(count);
    expect(await receive(others(19) + symmetric())).toMatchObject({ kind: 'event' });
    expect(await receive(others(20) + symmetric())).toMatchObject({ code: 'signature.wrong' });
  });

  test('checks v1a signatures with a public key', async () => {
    expect(await receive(asymmetric(), whpk)).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(`${symmetric()} v1a,AAAA ${asymmetric()}`, whpk)).toMatchObject({ kind: 'event' });
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect(await receive(asymmetric(now, stranger), whpk)).toMatchObject({ code: 'signature.wrong' });
    expect(await receive(asymmetric(now - 301_000), whpk, now - 301_000)).toMatchObject({ code: 'timestamp.too-old' });
  });

  test('never uses a public key as a shared secret', async () => {
    const forged = symmetric(now, rawPublicKey.toString('base64'));
    expect(await receive(forged, whpk)).toMatchObject({ kind: 'refused' });
    expect(await receive(forged.replace('v1,', 'v1a,'), whpk)).toMatchObject({ code: 'signature.wrong' });
    expect(standardWebhooks.sign?.(makeRequest({ body }), { credential: { key: whpk }, now })).toEqual({});
  });

  test('says which kind of key is wanted', async () => {
    expect(await receive(asymmetric())).toEqual({
      kind: 'refused',
      code: 'signature.malformed',
      reason:
        'The header webhook-signature holds no v1 signature. It holds one for a public key: enter that instead of the secret. It begins with whpk_.',
    });
    expect(await receive(symmetric(), whpk)).toMatchObject({ reason: expect.stringContaining('begins with whsec_') });
  });

  test.each(['whsk_AAAA', 'whpk_AAAA', 'whpk_', 'whsec_', 'whsec_%%%', 'whsec_A'])(
    'explains the unusable key %s',
    async (unusable) => {
      expect(await receive(symmetric(), unusable)).toMatchObject({ code: 'credential.unusable' });
      expect(standardWebhooks.sign?.(makeRequest({ body }), { credential: { key: unusable }, now })).toEqual({});
    },
  );

  test('refuses 300 seconds too early and too late, and every key that is no point of the curve', async () => {
    for (const [ms, code] of [
      [-301_000, 'timestamp.too-old'],
      [301_000, 'timestamp.in-future'],
    ] as const) {
      expect(await receive(symmetric(now + ms), key, now + ms)).toMatchObject({ code });
    }
    expect(await receive(symmetric(now + 300_000), key, now + 300_000)).toMatchObject({ kind: 'event' });
    const noPoint = `whpk_${Buffer.alloc(32, 0xff).toString('base64')}`;
    expect(await receive(asymmetric(), noPoint)).toMatchObject({ kind: 'refused' });
  });

  test('takes the three headers from one family', async () => {
    const headers = {
      'svix-id': 'msg_1',
      'webhook-timestamp': String(now / 1000),
      'webhook-signature': symmetric(),
    };
    const received = await verifyWith(standardWebhooks, makeRequest({ headers, body }), {
      credentials: [{ key }],
      now,
    });
    expect(received).toMatchObject({
      code: 'signature.missing',
      reason: 'The header webhook-id is missing, which is part of what is signed.',
    });
  });

  test('leaves GitLab’s requests to GitLab', () => {
    const headers = { 'webhook-id': '1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };
    expect(standardWebhooks.detect(makeRequest({ headers }))).toBe(true);
    expect(standardWebhooks.detect(makeRequest({ headers: { ...headers, 'X-Gitlab-Event': 'Push Hook' } }))).toBe(
      false,
    );
  });

  test('refuses rubbish', async () => {
    const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
    await expectRubbishRefused(standardWebhooks, { key }, headers);
    await expectRubbishRefused(standardWebhooks, { key: whpk }, headers);
  });
});
