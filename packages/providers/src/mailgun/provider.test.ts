import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { credentialsOf, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { mailgun } from './provider.js';

const signingKey = 'key-of-ours';
const now = 1_760_000_000_000;
const sent = '1760000000';
const token = 'a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0';

const signatureOf = (timestamp = sent, of = token, key = signingKey) =>
  createHmac('sha256', key)
    .update(timestamp + of)
    .digest('hex');
const requestWith = (body: string, contentType = 'application/json') =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: [['content-type', contentType]],
    body: Buffer.from(body),
  });
const eventWith = (signature: Readonly<Record<string, unknown>>, event: Readonly<Record<string, unknown>> = {}) =>
  requestWith(
    JSON.stringify({
      signature: { timestamp: sent, token, signature: signatureOf(), ...signature },
      'event-data': { id: 'e-1', event: 'opened', timestamp: 1759999999.5, ...event },
    }),
  );
const receive = (request: ProviderRequest, at = now) =>
  verifyWith(mailgun, request, { credentials: [{ signingKey }], now: at });

const mail = {
  recipient: 'support@mg.example.com',
  'body-plain': 'Hello',
  'Message-Id': '<m-1@example.com>',
  timestamp: sent,
  token,
  signature: signatureOf(),
};

describe('Mailgun', () => {
  test.each(vectorsOf('mailgun'))('$expect: $name', async (vector) => {
    await expectVector(mailgun, vector, ...credentialsOf(vector, 'signingKey'));
  });

  test('refuses when anything that is signed was changed, or the key is another', async () => {
    expect(await receive(eventWith({}))).toMatchObject({ kind: 'event', verified: true });
    for (const [field, value] of Object.entries({ timestamp: sent, token, signature: signatureOf() })) {
      for (let place = 0; place < value.length; place++) {
        const other = value[place] === '7' ? '3' : '7';
        const changed = value.slice(0, place) + other + value.slice(place + 1);
        expect(await receive(eventWith({ [field]: changed }))).toMatchObject({ kind: 'refused' });
      }
      expect(await receive(eventWith({ [field]: undefined }))).toMatchObject({ kind: 'refused' });
    }
    const otherKey = { credentials: [{ signingKey: 'key-of-theirs' }], now };
    expect(await verifyWith(mailgun, eventWith({}), otherKey)).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in the body does not fit its timestamp, its token and the key. Is it the HTTP webhook signing key, and no API key?',
    });
  });

  test('takes a timestamp that is a number, as the documentation has it', async () => {
    expect(await receive(eventWith({ timestamp: Number(sent) }))).toMatchObject({ kind: 'event' });
  });

  test('knows one way only to part the timestamp from the token', async () => {
    const shifted = eventWith({ timestamp: sent.slice(0, 9), token: sent.slice(9) + token });
    expect(await receive(shifted)).toMatchObject({ code: 'timestamp.malformed' });
    expect(await receive(eventWith({ timestamp: sent + token.slice(0, 1), token: token.slice(1) }))).toMatchObject({
      code: 'timestamp.malformed',
    });
  });

  test('holds a request with the same token for the same event, whatever it tells', async () => {
    const [first, forged] = await Promise.all(
      [eventWith({}), eventWith({}, { id: 'e-2', event: 'delivered' })].map((request) => receive(request)),
    );
    expect(first).toMatchObject({ identity: { id: 'e-1', type: 'opened', duplicateKey: token } });
    expect(forged).toMatchObject({ identity: { id: 'e-2', duplicateKey: token } });
  });

  test('adds the day to an id without a token, because an id is good for a day', () => {
    const named = (timestamp: unknown) =>
      mailgun.identify(requestWith(JSON.stringify({ 'event-data': { id: 'e-1', event: 'opened', timestamp } })), null);
    expect(named(1759999999.5)).toEqual({ id: 'e-1', type: 'opened', duplicateKey: 'e-1 2025-10-09' });
    expect(named(1760086399.5)).toMatchObject({ duplicateKey: 'e-1 2025-10-10' });
    expect(named(undefined)).toMatchObject({ duplicateKey: 'e-1 ' });
    expect(named(1e300)).toMatchObject({ duplicateKey: 'e-1 ' });
  });

  test('takes the last repeat of eight hours, and nothing of two days ago', async () => {
    expect(await receive(eventWith({}), now + 9 * 3_600_000)).toMatchObject({ kind: 'event' });
    expect(await receive(eventWith({}), now + 48 * 3_600_000)).toMatchObject({
      code: 'timestamp.too-old',
      reason: 'Timestamp 2 days old, tolerance 24 h.',
    });
    expect(await receive(eventWith({}), now - 48 * 3_600_000)).toMatchObject({ code: 'timestamp.in-future' });
  });

  test('takes the signature of the primary account for an event of a subaccount', async () => {
    const byParent = { signature: signatureOf(sent, token, 'key-of-subaccount'), 'parent-signature': signatureOf() };
    expect(await receive(eventWith(byParent))).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(eventWith({ ...byParent, 'parent-signature': '00' }))).toMatchObject({
      code: 'signature.wrong',
    });
  });

  test('takes an e-mail from a route, as either kind of form', async () => {
    const written = Object.entries(mail).reduce((form, [name, value]) => {
      form.append(name, value);
      return form;
    }, new FormData());
    written.append('attachment-1', new File(['%PDF'], 'order.pdf'));
    const multipart = new Response(written);
    const contentType = multipart.headers.get('content-type') ?? '';
    for (const request of [
      requestWith(new URLSearchParams(mail).toString(), 'application/x-www-form-urlencoded'),
      requestWith(await multipart.text(), contentType),
    ]) {
      expect(mailgun.detect(request)).toBe(true);
      expect(await receive(request)).toMatchObject({
        kind: 'event',
        verified: true,
        identity: { id: '<m-1@example.com>', type: null, duplicateKey: token },
      });
    }
    const forged = new URLSearchParams({ ...mail, token: token.replace('a8', 'b8') });
    const refused = await receive(requestWith(forged.toString(), 'application/x-www-form-urlencoded'));
    expect(refused).toMatchObject({ code: 'signature.wrong' });
  });

  test('is known by its signature beside an event or a message, and by nothing less', () => {
    expect(mailgun.detect(eventWith({}))).toBe(true);
    expect(mailgun.detect(eventWith({ token: undefined }))).toBe(false);
    const { timestamp, signature } = mail;
    const noMail = new URLSearchParams({ timestamp, token, signature });
    expect(mailgun.detect(requestWith(noMail.toString(), 'application/x-www-form-urlencoded'))).toBe(false);
    expect(mailgun.detect(requestWith(JSON.stringify({ signature: { timestamp, token, signature } })))).toBe(false);
  });

  test('answers with exactly 200, because any other success is repeated', async () => {
    expect(await receive(eventWith({}))).toMatchObject({ response: { status: 200 } });
  });

  test.each([
    '',
    'null',
    '[]',
    '"text"',
    '{"signature":[],"event-data":[]}',
    '{"signature":{"timestamp":{},"token":[],"signature":true}}',
    '{"__proto__":{"signature":{"token":"a"}}}',
  ])('refuses %j in words', async (body) => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await receive(requestWith(body, type))).toEqual({
        kind: 'refused',
        code: 'signature.missing',
        reason: 'The body holds no signature and token, which Mailgun always sends. Was this sent by somebody else?',
      });
      expect(await verifyWith(mailgun, requestWith(body, type))).toMatchObject({ identity: { id: null, type: null } });
    }
  });
});
