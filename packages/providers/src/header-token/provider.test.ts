import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import type { Vector } from '../testing/vectors.js';
import { headerToken } from './provider.js';

const credentialOf = ({ config }: Vector) => ({ name: config!['header'], token: config!['value'] });
const receive = (credential: object, headers: [string, string][], query = '', body = '{}') =>
  verifyWith(
    headerToken,
    new ProviderRequest({
      method: 'POST',
      url: `https://hooks.example.test/hooks/k${query}`,
      headers,
      body: Buffer.from(body),
    }),
    { credentials: [credential] },
  );

describe('a token', () => {
  test.each(vectorsOf('header-token'))('$expect: $name', async (vector) => {
    await expectVector(headerToken, vector, credentialOf(vector));
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('header-token').find(({ name }) => name === 'valid')!;
    await expectMutantsRefused(headerToken, vector, {
      credential: credentialOf(vector),
      headers: ['X-Webhook-Token'],
      secret: 'token',
      bodyIsSigned: false,
    });
  });

  test('may stand in the address, also when nobody has encoded its plus signs', async () => {
    const credential = { name: 'token', token: 'a+b/c==' };
    expect(await receive(credential, [], '?x=1&token=a%2Bb%2Fc%3D%3D')).toMatchObject({
      kind: 'event',
      verified: true,
    });
    expect(await receive(credential, [], '?token=a+b/c==')).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(credential, [], '?token=a-b/c==')).toMatchObject({ kind: 'refused', code: 'token.wrong' });
    expect(await receive(credential, [], '?Token=a%2Bb%2Fc%3D%3D')).toMatchObject({ code: 'token.missing' });
  });

  test('may be entered with its scheme or without', async () => {
    const header: [string, string][] = [['authorization', 'Bearer s3cret']];
    const name = 'Authorization';
    expect(await receive({ name, token: 's3cret' }, header)).toMatchObject({ kind: 'event' });
    expect(await receive({ name, token: 'Bearer s3cret' }, header)).toMatchObject({ kind: 'event' });
    expect(await receive({ name, token: 'cret' }, header)).toMatchObject({ code: 'token.wrong' });
  });

  test('is not taken from the body, nor from a header that comes twice', async () => {
    const credential = { name: 'token', token: 's3cret' };
    expect(await receive(credential, [], '', '{"token":"s3cret"}')).toMatchObject({ code: 'token.missing' });
    const twice: [string, string][] = [
      ['token', 's3cret'],
      ['token', 'other'],
    ];
    expect(await receive(credential, twice)).toMatchObject({ code: 'token.wrong' });
  });

  test('is missing when it is empty', async () => {
    expect(await receive({ token: 's3cret' }, [['X-Webhook-Token', '']], '?X-Webhook-Token=')).toEqual({
      kind: 'refused',
      code: 'token.missing',
      reason:
        'The token is missing. It is expected in the header X-Webhook-Token or the address as ?X-Webhook-Token=….',
    });
    expect(headerToken.credential!.safeParse({ token: ' ' }).success).toBe(false);
  });

  test('is never told, whether it was the right one or not', async () => {
    const reception = await receive({ token: 'right-one' }, [['X-Webhook-Token', 'wrong-one']], '?a=wrong-one');
    expect(reception).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'The token in the header X-Webhook-Token is not the one entered here. Copy it once more.',
    });
  });

  test('needs a name without spaces', () => {
    expect(headerToken.credential!.safeParse({ token: 't', name: '' }).error?.issues[0]?.path).toEqual(['name']);
    expect(headerToken.credential!.safeParse({ token: 't', name: 'X Token' }).success).toBe(false);
    expect(headerToken.credential!.parse({ token: 't' })).toEqual({ token: 't', name: 'X-Webhook-Token' });
  });

  test('tells nothing of who sent it', () => {
    for (const vector of vectorsOf('header-token')) {
      const { method, url, headers, bodyBase64 } = vector;
      const body = Buffer.from(bodyBase64, 'base64');
      expect(headerToken.detect(new ProviderRequest({ method, url, headers: Object.entries(headers), body }))).toBe(
        false,
      );
    }
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'is not found by the name %s where there is none',
    async (name) => {
      for (const body of ['', 'null', '[]', '{"__proto__":"t"}', '\u0000']) {
        expect(await receive({ name, token: 't' }, [['content-type', ';;;']], '', body)).toMatchObject({
          code: 'token.missing',
        });
      }
    },
  );
});
