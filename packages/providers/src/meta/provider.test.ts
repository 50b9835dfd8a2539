import { sign } from '@octokit/webhooks-methods';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { meta } from './provider.js';

const credential = { appSecret: 'meta-app-secret-0123456789abcdef', verifyToken: 'made up & long' };
const credentials = [credential];
const query = (token: string, challenge = '1158201444', mode = 'subscribe') =>
  `?hub.mode=${mode}&hub.challenge=${encodeURIComponent(challenge)}&hub.verify_token=${encodeURIComponent(token)}`;
const handshake = (search: string, known = credentials) =>
  verifyWith(meta, makeRequest({ method: 'GET', query: search }), { credentials: known });

describe('Meta', () => {
  test.each(vectorsOf('meta'))('$expect: $name', async (vector) => {
    await expectVector(meta, vector, { ...credential, appSecret: vector.secret });
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('meta');
    await expectMutantsRefused(meta, valid!, {
      credential: { ...credential, appSecret: valid!.secret },
      headers: ['X-Hub-Signature-256'],
      secret: 'appSecret',
    });
  });

  test('accepts what another maker of the same signature signs', async () => {
    const body = '{"object":"page","entry":[{"id":"1","time":1,"changes":[{"field":"feed","value":"\\u00e4"}]}]}';
    const headers = { 'X-Hub-Signature-256': await sign(credential.appSecret, body) };
    expect(await verifyWith(meta, makeRequest({ headers, body }), { credentials })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: null, type: 'page' },
      response: { status: 200 },
    });
  });

  test('sends the challenge back, bare, to who knows the token', async () => {
    expect(await handshake(query(credential.verifyToken))).toEqual({
      kind: 'handshake',
      identity: { id: null, type: null },
      verified: null,
      handshake: {
        kind: 'handshake',
        reason: 'Meta tried whether this address is here.',
        signed: false,
        response: {
          status: 200,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
          body: '1158201444',
        },
      },
    });
  });

  test('refuses another token, and takes either while one is replaced', async () => {
    for (const token of ['', 'another', `${credential.verifyToken} `]) {
      expect(await handshake(query(token))).toEqual({
        kind: 'refused',
        code: 'token.wrong',
        isHandshake: true,
        reason: 'The Verify token is another one. Enter the same text in the Meta app and here.',
        status: 403,
      });
    }
    const both = [{ ...credential, verifyToken: 'new' }, credential];
    expect(await handshake(query(credential.verifyToken), both)).toMatchObject({ kind: 'handshake' });
  });

  test('sends the challenge back when there is nothing to check it with', async () => {
    expect(await handshake(query('whatever'), [])).toMatchObject({ kind: 'handshake' });
  });

  test('sends nothing back that is no number or word', async () => {
    for (const challenge of ['', '<script>alert(1)</script>', 'a b', 'x'.repeat(201)]) {
      expect(await handshake(query(credential.verifyToken, challenge))).toMatchObject({
        kind: 'refused',
        code: 'body.malformed',
        status: 400,
      });
    }
  });

  test('takes nothing else for this question', async () => {
    const refused = { kind: 'refused', code: 'signature.missing' };
    expect(await handshake(query(credential.verifyToken, '1', 'unsubscribe'))).toMatchObject(refused);
    expect(await handshake('')).toMatchObject(refused);
    const post = makeRequest({ query: query(credential.verifyToken) });
    expect(await verifyWith(meta, post, { credentials })).toMatchObject(refused);
  });

  test('is known by its agent, its question, and the shape of its body', () => {
    expect(meta.detect(makeRequest({ headers: { 'User-Agent': 'facebookexternalua' } }))).toBe(true);
    expect(meta.detect(makeRequest({ method: 'GET', query: query('t') }))).toBe(true);
    expect(meta.detect(makeRequest({ body: { object: 'page', entry: [{ id: '1', time: 1 }] } }))).toBe(true);
    expect(meta.detect(makeRequest({ body: { object: 'event', entry: [] } }))).toBe(false);
    expect(meta.detect(makeRequest({ headers: { 'X-Hub-Signature-256': 'sha256=00' }, body: {} }))).toBe(false);
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(meta, credential, ['X-Hub-Signature-256']);
  });
});
