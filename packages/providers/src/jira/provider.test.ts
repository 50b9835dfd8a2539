import { createHmac } from 'node:crypto';
import { sign } from '@octokit/webhooks-methods';
import { SignJWT, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { jira } from './provider.js';

const secret = 'It’s a secret';
const clientSecret = 'ATOAclient-secret-of-the-app';
const now = 1_760_000_000_000;
const body = '{"webhookEvent":"comment_created","comment":{"body":"Größe"}}';

const receive = (headers: Record<string, string>, credential: Record<string, string>) =>
  verifyWith(jira, makeRequest({ headers, body }), { credentials: [credential], now });
const hmac = (method: string) => `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
const token = (claims: Record<string, unknown> = {}, alg = 'HS256', key = clientSecret) =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
const bearer = async (made: Promise<string>) => ({ Authorization: `Bearer ${await made}` });

describe('Jira', () => {
  test.each(vectorsOf('jira'))('$expect: $name', async (vector) => {
    await expectVector(jira, vector, ...credentialsOf(vector, 'secret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('jira').find(({ name }) => name === 'valid')!;
    await expectMutantsRefused(jira, vector, {
      credential: { secret: vector.secret },
      headers: ['X-Hub-Signature'],
      secret: 'secret',
    });
  });

  test('accepts what another maker of the same signature signs', async () => {
    expect(await receive({ 'X-Hub-Signature': await sign(secret, body) }, { secret })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: null, type: 'comment_created' },
    });
  });

  test('takes the method that the header names, but no weak one', async () => {
    for (const method of ['sha256', 'sha384', 'sha512']) {
      expect(await receive({ 'X-Hub-Signature': hmac(method) }, { secret })).toMatchObject({ kind: 'event' });
    }
    for (const method of ['sha1', 'md5']) {
      expect(await receive({ 'X-Hub-Signature': hmac(method) }, { secret })).toMatchObject({
        kind: 'refused',
        code: 'signature.malformed',
      });
    }
  });

  test('accepts the token of an app’s webhook when the client secret is known', async () => {
    expect(await receive(await bearer(token({ iss: 'app' })), { clientSecret })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { type: 'comment_created' },
    });
    expect(await receive(await bearer(token()), { secret, clientSecret })).toMatchObject({ kind: 'event' });
  });

  test('refuses tokens of others, other methods, and old ones', async () => {
    const code = async (made: Promise<string>) => {
      const received = await receive(await bearer(made), { clientSecret });
      return received.kind === 'refused' ? received.code : received.kind;
    };
    expect(await code(token({}, 'HS256', 'another secret'))).toBe('token.wrong');
    expect(await code(token({}, 'HS512'))).toBe('token.wrong');
    expect(await code(token({ exp: now / 1000 - 3600 }))).toBe('token.expired');
    expect(await code(Promise.resolve('eyJhbGciOiJub25lIn0.e30.'))).toBe('token.wrong');
    expect(await code(Promise.resolve('a.b.c'))).toBe('token.malformed');
  });

  test('asks for the field that is missing in the credential', async () => {
    expect(await receive(await bearer(token()), { secret })).toEqual({
      kind: 'refused',
      code: 'credential.unusable',
      reason:
        'This comes from a webhook that an app has registered. Fill in the client secret of the app in the credential.',
    });
    expect(await receive({ 'X-Hub-Signature': await sign(secret, body) }, { clientSecret })).toMatchObject({
      code: 'credential.unusable',
    });
    expect(jira.credential?.safeParse({}).error?.issues).toMatchObject([{ path: ['secret'] }]);
  });

  test('never lets a token stand in for a signature that is wrong', async () => {
    const headers = { ...(await bearer(token())), 'X-Hub-Signature': 'sha256=' + '0'.repeat(64) };
    expect(await receive(headers, { secret, clientSecret })).toMatchObject({ code: 'signature.wrong' });
  });

  test('says of unsigned requests that Jira Automation sends such', async () => {
    expect(await receive({}, { secret })).toEqual({
      kind: 'refused',
      code: 'signature.missing',
      reason:
        'The header X-Hub-Signature is missing. Has the webhook in Jira a Secret? Send web request of Jira Automation never signs.',
    });
  });

  test('is known by its own header and not by that of the signature', () => {
    const headers = { 'X-Hub-Signature': 'sha256=00' };
    expect(jira.detect(makeRequest({ headers }))).toBe(false);
    expect(jira.detect(makeRequest({ headers: { ...headers, 'X-Atlassian-Webhook-Identifier': '1' } }))).toBe(true);
  });

  test('signs as an app when there is only the secret of an app', async () => {
    const credential = { secret: '', clientSecret };
    const headers = jira.sign?.(makeRequest({ body }), { credential, now }) ?? {};
    expect(await receive(headers, credential)).toMatchObject({ kind: 'event', verified: true });
    const made = headers['Authorization']?.slice('Bearer '.length) ?? '';
    await jwtVerify(made, new TextEncoder().encode(clientSecret), { currentDate: new Date(now) });
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(jira, { secret, clientSecret }, ['X-Hub-Signature', 'Authorization']);
    await expectRubbishRefused(jira, { clientSecret }, ['X-Hub-Signature', 'Authorization']);
  });
});
