import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import type { Vector } from '../testing/vectors.js';
import { zapier } from './provider.js';

const credentialOf = ({ config }: Vector) => ({
  method: 'header',
  header: config!['header'],
  secret: config!['value'],
});
const requestWith = (headers: Record<string, string>, body = '{"a":1}', method = 'POST', query = '') =>
  new ProviderRequest({
    method,
    url: `https://hooks.example.test/hooks/k${query}`,
    headers: Object.entries(headers),
    body: Buffer.from(body),
  });
const receive = (request: ProviderRequest, ...credentials: object[]) => verifyWith(zapier, request, { credentials });

describe('Zapier', () => {
  test.each(vectorsOf('zapier-source'))('$expect: $name', async (vector) => {
    await expectVector(zapier, vector, credentialOf(vector));
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('zapier-source').find(({ name }) => name === 'post-json')!;
    await expectMutantsRefused(zapier, vector, {
      credential: credentialOf(vector),
      headers: ['X-Webhook-Token'],
      secret: 'secret',
      bodyIsSigned: false,
    });
  });

  test('takes a user name and a password instead of a token', async () => {
    const credential = { method: 'basic', username: 'zap', secret: 'p:ä' };
    const authorization = `Basic ${Buffer.from('zap:p:ä').toString('base64')}`;
    expect(await receive(requestWith({ authorization }), credential)).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(requestWith({ 'x-webhook-token': 'p:ä' }), credential)).toMatchObject({
      kind: 'refused',
      status: 401,
      headers: { 'www-authenticate': expect.stringMatching(/^Basic /) },
    });
    const sent = zapier.sign!(requestWith({}), { credential: zapier.credential!.parse(credential), now: 0 });
    expect(sent).toEqual({ Authorization: authorization });
  });

  test('takes everything when there is nothing to check it with', async () => {
    expect(await receive(requestWith({}))).toEqual({
      kind: 'event',
      identity: { id: null, type: null },
      elements: null,
      response: { status: 200 },
      verified: null,
    });
  });

  test('makes one event of what was wrapped in an array, and of any other array', async () => {
    for (const body of ['[{"name":"Bryan"}]', '[1,2,3]', '[]']) {
      expect(await receive(requestWith({}, body))).toMatchObject({ kind: 'event', elements: null });
    }
  });

  test('takes GET and PUT, forms, XML and what is neither', async () => {
    const secret = { 'x-webhook-token': 's3cret' };
    const requests = [
      requestWith(secret, '', 'GET', '?name=Bryan'),
      requestWith({ ...secret, 'content-type': 'text/xml' }, '<a/>', 'PUT'),
      requestWith({ ...secret, 'content-type': 'application/json' }, '{"a":'),
      requestWith(secret, '\u0000'),
    ];
    for (const request of requests) {
      expect(await receive(request, { secret: 's3cret' })).toMatchObject({ kind: 'event', verified: true });
    }
  });

  test('asks Zapier for no handshake, since it could answer none', () => {
    expect(zapier.handshake).toBeUndefined();
  });

  test('says in plain words that the token is missing, and does not look for it in the address', async () => {
    const request = requestWith({}, '{}', 'POST', '?X-Webhook-Token=s3cret');
    expect(await receive(request, { secret: 's3cret' })).toEqual({
      kind: 'refused',
      code: 'token.missing',
      reason: 'The token is missing. It is expected in the header X-Webhook-Token.',
    });
  });

  test('is recognised by its user agent alone', () => {
    expect(zapier.detect(requestWith({ 'user-agent': 'Zapier' }))).toBe(true);
    expect(zapier.detect(requestWith({ 'user-agent': 'Mozilla/5.0 (like Zapier)' }))).toBe(false);
    expect(zapier.detect(requestWith({ 'x-webhook-token': 's3cret' }))).toBe(false);
  });

  test('needs what belongs to the chosen way only', () => {
    const pathOf = (credential: object) => zapier.credential!.safeParse(credential).error?.issues[0]?.path;
    expect(pathOf({ secret: 's', header: '' })).toEqual(['header']);
    expect(pathOf({ secret: 's', method: 'basic', header: '', username: '' })).toBeUndefined();
    expect(pathOf({ secret: 's', method: 'basic', username: 'a:b' })).toEqual(['username']);
    expect(pathOf({ secret: '' })).toEqual(['secret']);
  });
});
