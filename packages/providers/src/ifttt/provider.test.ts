import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import type { Vector } from '../testing/vectors.js';
import { ifttt } from './provider.js';

const credentialOf = ({ config }: Vector) => ({ name: config!['query'], token: config!['value'] });
const receive = (body: string, headers: Record<string, string> = {}, query = '', token = 's3cret') =>
  verifyWith(
    ifttt,
    new ProviderRequest({
      method: 'POST',
      url: `https://hooks.example.test/hooks/k${query}`,
      headers: Object.entries(headers),
      body: Buffer.from(body),
    }),
    { credentials: [{ token }] },
  );
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('IFTTT', () => {
  test.each(vectorsOf('ifttt-source'))('$expect: $name', async (vector) => {
    await expectVector(ifttt, vector, credentialOf(vector));
  });

  test('refuses another token than the one entered', async () => {
    const vector = vectorsOf('ifttt-source').find(({ name }) => name === 'web-request-json')!;
    await expectMutantsRefused(ifttt, vector, {
      credential: credentialOf(vector),
      headers: [],
      secret: 'token',
      bodyIsSigned: false,
    });
    await expectMutantsRefused(
      ifttt,
      { ...vector, url: vector.url.split('?')[0]!, headers: { Token: 's3cret' } },
      {
        credential: credentialOf(vector),
        headers: ['Token'],
        secret: 'token',
        bodyIsSigned: false,
      },
    );
  });

  test('takes the token from a header, the address, or the body as JSON, as a form and as plain text that is JSON', async () => {
    const accepted = { kind: 'event', verified: true, identity: { id: null, type: null } };
    expect(await receive('{}', { ...json, token: 's3cret' })).toMatchObject(accepted);
    expect(await receive('{}', json, '?token=s3cret')).toMatchObject(accepted);
    expect(await receive('{"token":"s3cret","value1":"Kitchen"}', json)).toMatchObject(accepted);
    expect(await receive('token=s3cret&value1=Kitchen', form)).toMatchObject(accepted);
    expect(await receive('{"token":"s3cret"}', { 'content-type': 'text/plain' })).toMatchObject(accepted);
  });

  test('refuses the wrong token in each of these places', async () => {
    for (const reception of [
      await receive('{}', { token: 'other' }),
      await receive('{}', json, '?token=other'),
      await receive('{"token":"other"}', json),
      await receive('token=other', form),
      await receive('token=s3cre', form),
    ]) {
      expect(reception).toMatchObject({ kind: 'refused', code: 'token.wrong' });
    }
  });

  test('takes JSON that an ingredient has broken, as long as the token is not in it', async () => {
    const broken = '{"token":"s3cret","title":"She said "hello""}';
    expect(await receive(broken, json, '?token=s3cret')).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(broken, json)).toEqual({
      kind: 'refused',
      code: 'token.missing',
      reason:
        'The token is missing. It may be in the body, but the body is no valid JSON, so no field can be read from it: ' +
        'send token as a header instead.',
    });
  });

  test('says in plain words where the token is looked for', async () => {
    expect(await receive('{"value1":"Kitchen"}', json)).toMatchObject({
      reason:
        'The token is missing. It is expected in the header token or the address as ?token=… or the body as token.',
    });
  });

  test('has the type that somebody has put into the address', async () => {
    expect(await receive('{}', json, '?token=s3cret&event=light-on')).toMatchObject({
      identity: { id: null, type: 'light-on' },
    });
    expect(await receive('{}', json, '?token=s3cret&event=')).toMatchObject({ identity: { type: null } });
  });

  test('recognises nothing as IFTTT’s own', () => {
    for (const vector of vectorsOf('ifttt-source')) expect(ifttt.detect(requestOf(vector))).toBe(false);
  });

  test.each([
    '',
    'null',
    '[]',
    '["token","s3cret"]',
    '"s3cret"',
    's3cret',
    '{"token":["s3cret"]}',
    '{"token":{"token":"s3cret"}}',
    '{"token":null}',
    '{"__proto__":{"token":"s3cret"}}',
    '\u0000',
    'token=%zz',
  ])('finds no token in %s', async (body) => {
    expect(await receive(body, json)).toMatchObject({ kind: 'refused', code: 'token.missing' });
  });
});
