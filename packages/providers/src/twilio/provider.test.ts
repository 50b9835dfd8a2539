import { createHash } from 'node:crypto';
import twilioPackage from 'twilio';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { twilio } from './provider.js';

const { getExpectedTwilioSignature, validateRequest, validateRequestWithBody } = twilioPackage;
const authToken = 'an-auth-token';
const url = 'https://hooks.example.test/hooks/k';
const form = 'application/x-www-form-urlencoded';
type Fields = Record<string, string | string[]>;

interface Parts {
  readonly url?: string;
  readonly method?: string;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}
const requestWith = ({ url: address = url, method = 'POST', type = form, body = '', headers = {} }: Parts) =>
  new ProviderRequest({
    method,
    url: address,
    headers: Object.entries({ ...(type ? { 'content-type': type } : {}), ...headers }),
    body: Buffer.from(body),
  });
const encode = (fields: Fields) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text])),
  ).toString();
const signedBy = (signature: string, parts: Parts) =>
  requestWith({ ...parts, headers: { ...parts.headers, 'X-Twilio-Signature': signature } });
/** Signed by the sender's own package. */
const posted = (fields: Fields, address = url, headers: Record<string, string> = {}) =>
  signedBy(getExpectedTwilioSignature(authToken, address, fields), { url: address, body: encode(fields), headers });
const receive = (request: ProviderRequest, token = authToken) =>
  verifyWith(twilio, request, { credentials: [{ authToken: token }] });
const accepted = { kind: 'event', verified: true };

describe('Twilio', () => {
  test.each(vectorsOf('twilio'))('$expect: $name', async (vector) => {
    await expectVector(twilio, vector, ...credentialsOf(vector, 'authToken'));
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('twilio').find(({ name }) => name === 'published-vector')!;
    await expectMutantsRefused(twilio, vector, {
      credential: { authToken: vector.secret },
      headers: ['X-Twilio-Signature'],
      secret: 'authToken',
    });
  });

  test('accepts what the sender’s own package signs', async () => {
    const fields = { Body: 'Grüße & 100 % + “?”', From: '+441632960001', b: '', B: 'x', Digits: ['9', '1', '9', ''] };
    expect(await receive(posted(fields))).toMatchObject(accepted);
    expect(await receive(posted({}))).toMatchObject(accepted);
  });

  test('signs what the sender’s own package accepts', () => {
    const request = requestWith({ body: twilio.sample.body });
    const signature = twilio.sign!(request, { credential: { authToken }, now: 0 })['X-Twilio-Signature']!;
    const fields = Object.fromEntries(new URLSearchParams(twilio.sample.body));
    expect(validateRequest(authToken, signature, url, fields)).toBe(true);
    expect(validateRequest(authToken, signature, url, { ...fields, Body: 'No' })).toBe(false);
  });

  test.each([
    ['https://hooks.example.test/hooks/k', 'https://hooks.example.test:443/hooks/k'],
    ['https://hooks.example.test:443/hooks/k', 'https://hooks.example.test/hooks/k'],
    ['http://hooks.example.test/hooks/k', 'http://hooks.example.test:80/hooks/k'],
    ['https://hooks.example.test:8443/hooks/k', 'https://hooks.example.test/hooks/k'],
    ['https://hooks.example.test:8443/hooks/k', 'https://hooks.example.test:8443/hooks/k'],
    ['https://[2001:db8::1]/hooks/k', 'https://[2001:db8::1]:443/hooks/k'],
    [
      "https://hooks.example.test/hooks/k?q=it's+me%2C&r=a:1",
      "https://hooks.example.test:443/hooks/k?q=it's+me%2C&r=a:1",
    ],
  ])('takes %s for the address %s', async (received, signed) => {
    const fields = { CallSid: 'CA1' };
    const signature = getExpectedTwilioSignature(authToken, signed, fields);
    expect(await receive(signedBy(signature, { url: received, body: encode(fields) }))).toMatchObject(accepted);
  });

  test.each([
    'http://hooks.example.test/hooks/k',
    'https://hooks.example.test:80/hooks/k',
    'https://hooks.example.test/hooks/k/',
    'https://hooks.example.test/hooks/k?',
    'https://HOOKS.example.test/hooks/k',
    'https://internal.example.test/hooks/k',
  ])('does not take its address for %s, and says so in plain words', async (signed) => {
    const signature = getExpectedTwilioSignature(authToken, signed, { CallSid: 'CA1' });
    expect(await receive(signedBy(signature, { body: 'CallSid=CA1' }))).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in X-Twilio-Signature does not fit the address, the body and the Auth Token. Is it the token of this ' +
        'very account, and does Twilio have the trigger URL exactly as it stands here?',
    });
  });

  describe('with JSON', () => {
    const body = '{"EventType":"onMessageAdded","text":"é"}';
    const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
    const addressOf = (text: string | Uint8Array) => `${url}?bodySHA256=${digest(text)}`;
    const signatureOf = (address: string) => getExpectedTwilioSignature(authToken, address, {});
    const type = 'application/json';

    test('takes the body whose digest is in the signed address', async () => {
      const address = addressOf(body);
      expect(validateRequestWithBody(authToken, signatureOf(address), address, body)).toBe(true);
      expect(await receive(signedBy(signatureOf(address), { url: address, type, body }))).toMatchObject({
        ...accepted,
        identity: { type: 'onMessageAdded' },
        response: { status: 204 },
      });
      const bytes = Buffer.from([0xff, 0x00, 0xfe]);
      const ofBytes = addressOf(bytes);
      expect(await receive(signedBy(signatureOf(ofBytes), { url: ofBytes, type, body: bytes }))).toMatchObject(
        accepted,
      );
    });

    test('takes a form by its digest as well, and then not by its fields', async () => {
      const fields = 'CallSid=CA1&Digits=1';
      const address = addressOf(fields);
      expect(await receive(signedBy(signatureOf(address), { url: address, body: fields }))).toMatchObject(accepted);
      const byFields = getExpectedTwilioSignature(authToken, address, { CallSid: 'CA1', Digits: '1' });
      expect(await receive(signedBy(byFields, { url: address, body: fields }))).toMatchObject({ kind: 'refused' });
    });

    test('refuses another body, and another digest', async () => {
      const address = addressOf(body);
      const signature = signatureOf(address);
      const wrong = { kind: 'refused', code: 'signature.wrong' };
      expect(await receive(signedBy(signature, { url: address, type, body: `${body} ` }))).toMatchObject(wrong);
      expect(await receive(signedBy(signature, { url: address, type, body: '' }))).toMatchObject(wrong);
      const other = addressOf('{}');
      expect(await receive(signedBy(signature, { url: other, type, body: '{}' }))).toMatchObject(wrong);
      const empty = `${url}?bodySHA256=`;
      expect(await receive(signedBy(signatureOf(empty), { url: empty, type, body }))).toMatchObject(wrong);
    });

    test('refuses a body that nothing covers, though the address is signed', async () => {
      const unsigned = { kind: 'refused', code: 'body.malformed' };
      const signature = signatureOf(url);
      expect(await receive(signedBy(signature, { type, body }))).toMatchObject(unsigned);
      expect(await receive(signedBy(signature, { type: 'multipart/form-data', body }))).toMatchObject(unsigned);
      expect(await receive(signedBy(signature, { type: '', body }))).toMatchObject(unsigned);
      const noText = Buffer.from([0x42, 0x3d, 0xff]);
      expect(await receive(signedBy(signature, { type: form, body: noText }))).toMatchObject(unsigned);
    });
  });

  test('takes a GET, whose fields are in the address', async () => {
    const address = `${url}?CallSid=CA1&CallStatus=ringing`;
    const signature = getExpectedTwilioSignature(authToken, address, {});
    expect(await receive(signedBy(signature, { url: address, method: 'GET', type: '' }))).toMatchObject({
      ...accepted,
      identity: { id: 'CA1:ringing', type: 'call.ringing' },
      response: { status: 200, body: '<Response/>' },
    });
  });

  test('knows the longer signatures of a shared key', async () => {
    const settings = { 'X-Twilio-Webhooks-Signature-Settings': 'key=webhooks_sharedkey_1, algorithm=HMAC_SHA256' };
    const fields = { CallSid: 'CA1' };
    const long = getExpectedTwilioSignature(authToken, url, fields, 'HMAC_SHA256');
    const received = (headers: Record<string, string>) => receive(signedBy(long, { body: encode(fields), headers }));
    expect(await received(settings)).toMatchObject(accepted);
    expect(await received({})).toMatchObject({ kind: 'refused', code: 'signature.wrong' });
    const unknown = { 'X-Twilio-Webhooks-Signature-Settings': 'key=k,algorithm=HMAC_MD5' };
    expect(await received(unknown)).toMatchObject({ kind: 'refused', code: 'signature.malformed' });
  });

  test.each([
    ['an SMS', { MessageSid: 'SM1', SmsStatus: 'received', Body: 'Hi' }],
    ['a call', { CallSid: 'CA1', CallStatus: 'ringing' }],
    ['a message of old', { SmsSid: 'SM1', Body: 'Hi' }],
  ])('answers %s with no instruction, since JSON would be an error', async (_, fields) => {
    expect(await receive(posted(fields))).toMatchObject({
      response: { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Response/>' },
    });
  });

  test('answers anything else with an empty 204', async () => {
    expect(await receive(posted({ EventType: 'onMessageAdded', ConversationSid: 'CH1' }))).toMatchObject({
      response: { status: 204 },
    });
  });

  test.each<[Fields, Record<string, string>, object]>([
    [
      { MessageSid: 'SM1', MessageStatus: 'delivered' },
      { 'I-Twilio-Idempotency-Token': 'i-1' },
      { id: 'i-1', type: 'message.delivered' },
    ],
    [{ MessageSid: 'SM1', MessageStatus: 'delivered' }, {}, { id: 'SM1:delivered', type: 'message.delivered' }],
    [
      { CallSid: 'CA1', CallStatus: 'in-progress' },
      {},
      { id: 'CA1:in-progress', type: 'call.in-progress', duplicateKey: null },
    ],
    [
      { CallSid: 'CA1', RecordingSid: 'RE1', RecordingStatus: 'completed' },
      {},
      { id: 'CA1', type: 'recording.completed', duplicateKey: null },
    ],
    [{ RoomSid: 'RM1', StatusCallbackEvent: 'room-ended' }, {}, { id: null, type: 'room-ended', duplicateKey: null }],
    [{}, {}, { id: null, type: null, duplicateKey: null }],
    [{ MessageSid: '', CallSid: '', CallStatus: '' }, {}, { id: null, type: null, duplicateKey: null }],
  ])('names %j with %j', async (fields, headers, identity) => {
    const reception = await receive(posted(fields, url, headers));
    expect(reception.kind === 'event' && reception.identity).toEqual(identity);
  });

  test.each(['null', '[]', '{"CallSid":{}}', '{"__proto__":{"CallSid":"CA1"}}', '\u0000', '"', '%zz=%zz&&&'])(
    'neither throws on %s nor names anything in it',
    async (body) => {
      for (const type of ['application/json', form, ';;;']) {
        const unchecked = await verifyWith(twilio, requestWith({ type, body }));
        expect(unchecked).toMatchObject({
          kind: 'event',
          identity: { id: null, type: null },
          response: { status: 204 },
        });
        expect(await receive(requestWith({ type, body }))).toMatchObject({
          kind: 'refused',
          code: 'signature.missing',
        });
      }
    },
  );

  test.each(['%%%', '', '='])('refuses the signature “%s” as one', async (signature) => {
    expect(await receive(signedBy(signature, { body: 'a=b' }))).toMatchObject({ kind: 'refused' });
  });
});
