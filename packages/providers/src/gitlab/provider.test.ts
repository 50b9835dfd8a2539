import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import type { Vector } from '../testing/vectors.js';
import { gitlab } from './provider.js';

const now = 1_760_000_000_000;
const signingToken = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const token = 's3cret';
const body = '{"object_kind":"push","user_name":"Zoë"}';
const signed = {
  'webhook-id': 'i-1',
  'webhook-timestamp': String(now / 1000),
  'webhook-signature': new Webhook(signingToken).sign('i-1', new Date(now), body),
};

const credentialOf = ({ config, secret }: Vector): Record<string, unknown> =>
  typeof config?.['token'] === 'string' ? { token: config['token'] } : { signingToken: secret };
const vectorNamed = (name: string) => vectorsOf('gitlab').find((vector) => vector.name === name)!;
const receive = (headers: Record<string, string>, credential: Record<string, string>) =>
  verifyWith(gitlab, makeRequest({ headers, body }), { credentials: [credential], now });

describe('GitLab', () => {
  test.each(vectorsOf('gitlab'))('$expect: $name', async (vector) => {
    await expectVector(gitlab, vector, credentialOf(vector));
  });

  test('refuses whatever was changed on the way when it is signed', async () => {
    const vector = vectorNamed('signing-token-valid');
    await expectMutantsRefused(gitlab, vector, {
      credential: credentialOf(vector),
      headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
      secret: 'signingToken',
    });
  });

  test('refuses every other token', async () => {
    const vector = vectorNamed('token-valid');
    await expectMutantsRefused(gitlab, vector, {
      credential: credentialOf(vector),
      headers: ['X-Gitlab-Token'],
      secret: 'token',
      bodyIsSigned: false,
    });
  });

  test('accepts what the package of the standard signs', async () => {
    expect(await receive(signed, { signingToken })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'i-1', type: 'push' },
    });
  });

  test('is not content with the token where there is a signing token', async () => {
    expect(await receive({ 'X-Gitlab-Token': token }, { signingToken, token })).toMatchObject({
      code: 'signature.missing',
    });
    expect(await receive({ ...signed, 'X-Gitlab-Token': token }, { signingToken, token })).toMatchObject({
      kind: 'event',
    });
  });

  test('refuses old signatures', async () => {
    const old = { ...signed, 'webhook-timestamp': String(now / 1000 - 301) };
    const signature = new Webhook(signingToken).sign('i-1', new Date(now - 301_000), body);
    expect(await receive({ ...old, 'webhook-signature': signature }, { signingToken })).toMatchObject({
      code: 'timestamp.too-old',
    });
  });

  test('names an event by what stays the same on every try', () => {
    const identify = (headers: Record<string, string>) => gitlab.identify(makeRequest({ headers, body }), null);
    const fresh = { 'X-Gitlab-Webhook-UUID': 'u-1', 'X-Gitlab-Event-UUID': 'e-1', 'X-Gitlab-Event': 'Push Hook' };
    expect(identify(fresh)).toEqual({ id: null, type: 'Push Hook' });
    expect(identify({ ...fresh, 'Idempotency-Key': 'i-1' })).toEqual({ id: 'i-1', type: 'Push Hook' });
    // Anybody who has seen a signed request could send it with another key: only the signed one counts.
    expect(identify({ 'Idempotency-Key': 'forged', 'webhook-id': 'i-1' }).id).toBe('i-1');
  });

  test('names bodies of a custom template by their header', () => {
    const request = makeRequest({ headers: { 'X-Gitlab-Event': 'Push Hook' }, body: ['whatever'] });
    expect(gitlab.identify(request, null).type).toBe('Push Hook');
  });

  test('says what to do about a token', async () => {
    expect(await receive({ 'X-Gitlab-Token': 'nope' }, { token })).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'The token in X-Gitlab-Token is another one. Enter the same Secret token in GitLab and here.',
    });
    expect(await receive({}, { token })).toMatchObject({ code: 'token.missing' });
    expect(gitlab.credential?.safeParse({}).error?.issues).toMatchObject([{ path: ['signingToken'] }]);
  });

  test('signs with what there is', async () => {
    const request = makeRequest({ headers: { 'Idempotency-Key': 'i-1' }, body });
    expect(gitlab.sign?.(request, { credential: { signingToken, token: '' }, now })).toEqual(signed);
    expect(gitlab.sign?.(request, { credential: { signingToken: '', token }, now })).toEqual({
      'X-Gitlab-Token': token,
    });
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(gitlab, { token: 'a-token-of-ours' }, ['X-Gitlab-Token', 'X-Gitlab-Event']);
    const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'Idempotency-Key'];
    await expectRubbishRefused(gitlab, { signingToken }, headers);
  });
});
