import { credentialFields } from '@hookline/credentials';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { awsEventbridge } from './provider.js';

type Vector = ReturnType<typeof vectorsOf>[number];

const vectors = vectorsOf('aws-eventbridge');
const vectorNamed = (name: string): Vector => vectors.find((vector) => vector.name === name)!;
const credentialOf = ({ config = {} }: Vector) =>
  config['username'] === undefined
    ? { authorization: 'api-key', headerName: config['headerName'], apiKey: config['headerValue'] }
    : { authorization: 'basic', ...config };

const requestWith = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: Object.entries(headers),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
const receive = (headers: Readonly<Record<string, string>>, credential: Readonly<Record<string, unknown>>) =>
  verifyWith(awsEventbridge, requestWith(event, headers), { credentials: [credential] });

const event = { id: 'e-1', 'detail-type': 'Order Placed', source: 'shop', detail: {} };
const byKey = { apiKey: 'key-1' };
const byPassword = { authorization: 'basic', username: 'eb', password: 'pä:ss' };

describe('Amazon EventBridge', () => {
  test.each(vectors)('$expect: $name', async (vector) => {
    await expectVector(awsEventbridge, vector, credentialOf(vector));
  });

  test('refuses every other key and every other password', async () => {
    for (const [name, header, secret] of [
      ['valid-api-key', 'x-api-key', 'apiKey'],
      ['valid-basic', 'Authorization', 'password'],
    ] as const) {
      await expectMutantsRefused(awsEventbridge, vectorNamed(name), {
        credential: credentialOf(vectorNamed(name)),
        headers: [header],
        secret,
        bodyIsSigned: false,
      });
    }
  });

  test('says what is wrong with a key', async () => {
    expect(await receive({ 'x-api-key': 'key-1' }, byKey)).toMatchObject({ kind: 'event', verified: true });
    expect(await receive({ 'x-api-key': 'key-2' }, byKey)).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'The token in the header x-api-key is not the one entered here. Copy it once more.',
    });
    for (const headers of [{}, { 'x-api-key': '' }, { authorization: 'key-1' }]) {
      expect(await receive(headers, byKey)).toMatchObject({ code: 'token.missing' });
    }
  });

  test('says what is wrong with a password', async () => {
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    expect(await receive(basic('eb:pä:ss'), byPassword)).toMatchObject({ kind: 'event', verified: true });
    for (const pair of ['eb:pä', 'eb:', ':pä:ss', 'eb:pä:sss', 'eb:p\xe4:ss\0']) {
      expect(await receive(basic(pair), byPassword)).toMatchObject({ code: 'token.wrong' });
    }
    for (const authorization of ['Basic', 'Basic %%%', 'Bearer a.b.c', 'Basic ZWI6cMOkOnNz, Basic ZWI6cMOkOnNz']) {
      expect(await receive({ authorization }, byPassword)).toMatchObject({ code: 'token.malformed' });
    }
    expect(await receive({}, byPassword)).toMatchObject({ code: 'token.missing' });
  });

  test('is never satisfied by an empty secret', async () => {
    for (const credential of [
      {},
      { apiKey: ' ' },
      { apiKey: 'a', headerName: '' },
      { apiKey: 'a', headerName: 'x y' },
      { authorization: 'basic', username: 'eb' },
      { authorization: 'basic', password: 'a' },
      { authorization: 'basic', username: 'a:b', password: 'c' },
      { authorization: 'oauth', apiKey: 'a' },
    ]) {
      expect(await receive({ 'x-api-key': '', authorization: 'Basic Og==' }, credential)).toMatchObject({
        code: 'credential.unusable',
      });
    }
    const problems = awsEventbridge.credential?.safeParse({ authorization: 'basic' }).error?.issues;
    expect(problems?.map(({ path, message }) => [...path, message])).toEqual([
      ['username', 'Fill in User name'],
      ['password', 'Fill in Password'],
    ]);
  });

  test('asks only for what has no usual value', () => {
    const fields = awsEventbridge.credential ? credentialFields(awsEventbridge.credential) : [];
    expect(fields.map(({ name, secret, standard }) => [name, secret, standard])).toEqual([
      ['authorization', false, 'api-key'],
      ['headerName', false, 'x-api-key'],
      ['apiKey', true, ''],
      ['username', false, ''],
      ['password', true, ''],
    ]);
  });

  test('signs a test event either way', async () => {
    for (const credential of [byKey, byPassword]) {
      const complete = awsEventbridge.credential!.parse(credential);
      const headers = awsEventbridge.sign?.(requestWith(event), { credential: complete, now: 0 }) ?? {};
      expect(await receive(headers, credential)).toMatchObject({ kind: 'event', verified: true });
    }
  });

  test('holds a repeat for the same event, and a replay of an archive for another', () => {
    const keyOf = (more: object) => awsEventbridge.identify(requestWith({ ...event, ...more }), null);
    expect(keyOf({})).toEqual({ id: 'e-1', type: 'Order Placed', duplicateKey: 'e-1' });
    expect(keyOf({ 'replay-name': 'again' })).toEqual({
      id: 'e-1',
      type: 'Order Placed',
      duplicateKey: 'e-1 again',
    });
  });

  test('takes no id from a body that an input transformer has written', () => {
    const identify = (body: unknown) => awsEventbridge.identify(requestWith(body), null);
    expect(identify({ id: 'customer-1', name: 'Ada' })).toEqual({ id: null, type: null });
    expect(identify({ id: 'customer-1', 'detail-type': 'Order Placed' })).toEqual({ id: null, type: 'Order Placed' });
    expect(identify('"just text"')).toEqual({ id: null, type: null });
    for (const name of ['detail-type', 'source', 'detail']) {
      expect(identify({ ...event, [name]: undefined })).toMatchObject({ id: null });
    }
  });

  test('answers with all of an empty 200, though a range is asked for', async () => {
    const vector = vectorNamed('valid-api-key');
    expect(requestOf(vector).header('range')).toBeDefined();
    expect(await verifyWith(awsEventbridge, requestOf(vector), { credentials: [credentialOf(vector)] })).toMatchObject({
      response: { status: 200 },
    });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '[null]',
    '{"id":{},"detail-type":[],"source":1,"detail":0}',
    '{"__proto__":{"id":1}}',
  ])('names no event in %j', async (body) => {
    expect(await verifyWith(awsEventbridge, requestWith(body))).toMatchObject({ identity: { id: null, type: null } });
    expect(await verifyWith(awsEventbridge, requestWith(body), { credentials: [byKey] })).toMatchObject({
      code: 'token.missing',
    });
  });
});
