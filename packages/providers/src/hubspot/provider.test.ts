import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { hubspot } from './provider.js';

const clientSecret = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const now = 1_760_000_000_000;
const url = 'https://hooks.example.test/hooks/k';

const requestWith = (body: string | Uint8Array, headers: Record<string, string>, address = url, method = 'POST') =>
  new ProviderRequest({
    method,
    url: address,
    headers: Object.entries({ 'content-type': 'application/json', ...headers }),
    body: Buffer.from(body),
  });
const receive = (request: ProviderRequest, secret = clientSecret) =>
  verifyWith(hubspot, request, { credentials: [{ clientSecret: secret }], now });

/** Written after the documentation, apart from the code under test. */
const v3 = (
  body: string,
  { signed = url, address, at = String(now) }: { signed?: string; address?: string; at?: string } = {},
): ProviderRequest => {
  const signature = createHmac('sha256', clientSecret).update(`POST${signed}${body}${at}`).digest('base64');
  return requestWith(
    body,
    { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': at },
    address ?? signed,
  );
};
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const older = (version: string, signature: string) => ({
  'X-HubSpot-Signature': signature,
  'X-HubSpot-Signature-Version': version,
});

const notification = {
  eventId: 1,
  subscriptionId: 12345,
  portalId: 62515,
  occurredAt: 1564113600000,
  subscriptionType: 'contact.creation',
  attemptNumber: 0,
  objectId: 123,
};

describe('HubSpot', () => {
  test.each(vectorsOf('hubspot'))('$expect: $name', async (vector) => {
    await expectVector(hubspot, vector, ...credentialsOf(vector, 'clientSecret'));
  });

  test.each([
    ['v3-valid', ['X-HubSpot-Signature-v3', 'X-HubSpot-Request-Timestamp']],
    ['published-v2-post', ['X-HubSpot-Signature', 'X-HubSpot-Signature-Version']],
    ['published-v1', ['X-HubSpot-Signature', 'X-HubSpot-Signature-Version']],
  ])('refuses whatever was changed on the way: %s', async (wanted, headers) => {
    const vector = vectorsOf('hubspot').find(({ name }) => name === wanted)!;
    await expectMutantsRefused(hubspot, vector, {
      credential: { clientSecret: vector.secret },
      headers,
      secret: 'clientSecret',
    });
  });

  test('names each notification of an array, and the same one sent again by the same key', async () => {
    const partsOf = async (...notifications: object[]) => {
      const reception = await receive(v3(JSON.stringify(notifications)));
      return reception.kind === 'event' ? reception.elements! : [];
    };
    const deal = { ...notification, subscriptionType: 'deal.deletion', objectId: 7 };
    const association = {
      eventId: 1,
      portalId: 62515,
      subscriptionId: 12345,
      fromObjectId: 8,
      toObjectId: 9,
      occurredAt: 5,
    };
    const parts = await partsOf(notification, deal, association);
    expect(parts).toEqual([
      { id: '1', type: 'contact.creation', duplicateKey: '62515/12345/1/123///1564113600000', value: notification },
      { id: '1', type: 'deal.deletion', duplicateKey: '62515/12345/1/7///1564113600000', value: deal },
      { id: '1', type: null, duplicateKey: '62515/12345/1//8/9/5', value: association },
    ]);
    const [again] = await partsOf({ ...notification, attemptNumber: 3 });
    expect(again!.duplicateKey).toBe(parts[0]!.duplicateKey);
    for (const name of ['portalId', 'subscriptionId', 'eventId', 'objectId', 'occurredAt']) {
      const [other] = await partsOf({ ...notification, [name]: 99 });
      expect(other!.duplicateKey).not.toBe(parts[0]!.duplicateKey);
    }
  });

  test('gives the request as a whole no name of its own, nor makes it nothing when it holds nothing', async () => {
    expect(await receive(v3(JSON.stringify([notification])))).toMatchObject({
      identity: { id: null, type: null, duplicateKey: null },
      response: { status: 200 },
    });
    expect(await receive(v3('[]'))).toMatchObject({ kind: 'event', elements: null });
  });

  test('takes one object of a workflow for one event, and the other name of the type', async () => {
    expect(await receive(v3('{"objectId":5,"properties":{}}'))).toMatchObject({
      elements: null,
      identity: { id: null, type: null, duplicateKey: null },
    });
    expect(await receive(v3('[{"eventType":"contact.creation"}]'))).toMatchObject({
      elements: [{ id: null, type: 'contact.creation', duplicateKey: null }],
    });
  });

  test.each([
    ['?u=https%3A%2F%2Fa.test%3Fb%40c', '?u=https://a.test?b@c'],
    ['?u=%21%24%27%28%29%2A%2C%3B', "?u=!$'()*,;"],
    ['?u=%3a%2f', '?u=:/'],
    ['?u=a%20b%26c%3Dd%25+%23', '?u=a%20b%26c%3Dd%25+%23'],
    ['?u=%253A', '?u=%253A'],
    ['?u=%3A', '?u=%3A'],
    ['?u=%', '?u=%'],
  ])('takes an address with %s as signed with %s', async (received, signed) => {
    const request = v3('[]', { signed: url + signed, address: url + received });
    expect(await receive(request)).toMatchObject({ kind: 'event', verified: true });
    const text = `${clientSecret}POST${url}${signed}[]`;
    expect(await receive(requestWith('[]', older('v2', sha256(text)), url + received))).toMatchObject({
      kind: 'event',
    });
  });

  test('says in plain words that another address was signed', async () => {
    expect(await receive(v3('[]', { address: `${url}?a=%26`, signed: `${url}?a=&` }))).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in X-HubSpot-Signature-v3 does not fit the address, the body and the client secret. Is it the secret ' +
        'of this very app, and does HubSpot have the trigger URL exactly as it stands here?',
    });
  });

  test('refuses what is older or newer than five minutes, also where the sender’s own package does not', async () => {
    expect(await receive(v3('[]', { at: String(now - 300_000) }))).toMatchObject({ kind: 'event' });
    expect(await receive(v3('[]', { at: String(now - 301_000) }))).toMatchObject({ code: 'timestamp.too-old' });
    expect(await receive(v3('[]', { at: String(now + 301_000) }))).toMatchObject({ code: 'timestamp.in-future' });
    expect(await receive(v3('[]', { at: String(now / 1000) }))).toMatchObject({ code: 'timestamp.too-old' });
    expect(await receive(v3('[]', { at: 'NaN' }))).toMatchObject({ code: 'timestamp.malformed' });
    expect(await receive(requestWith('[]', { 'X-HubSpot-Signature-v3': 'AAAA' }))).toMatchObject({
      code: 'timestamp.missing',
    });
  });

  test('lets v3 decide when an older one comes along with it', async () => {
    const good = older('v1', sha256(`${clientSecret}[]`));
    expect(await receive(requestWith('[]', good))).toMatchObject({ kind: 'event', verified: true });
    const bad = { ...good, 'X-HubSpot-Signature-v3': 'AAAA', 'X-HubSpot-Request-Timestamp': String(now) };
    expect(await receive(requestWith('[]', bad))).toMatchObject({ kind: 'refused', code: 'signature.wrong' });
  });

  test('takes a GET without a body, as the cards of a CRM are asked for', async () => {
    const address = `${url}?userId=1`;
    const headers = older('v2', sha256(`${clientSecret}GET${address}`));
    expect(await receive(requestWith('', headers, address, 'GET'))).toMatchObject({ kind: 'event', verified: true });
  });

  test('refuses what a plain digest cannot prove: a body that somebody has carried on', async () => {
    const carriedOn = Buffer.concat([Buffer.from('[]'), Buffer.from([0x80, 0, 0, 0x10]), Buffer.from('[{}]')]);
    const signature = sha256(Buffer.concat([Buffer.from(clientSecret), carriedOn]));
    expect(await receive(requestWith(carriedOn, older('v1', signature)))).toMatchObject({ code: 'body.malformed' });
  });

  test.each(['', 'v3', 'V1', 'v1, v1'])('refuses a digest of the version “%s”', async (version) => {
    const headers = older(version, sha256(`${clientSecret}[]`));
    expect(await receive(requestWith('[]', headers))).toMatchObject({ code: 'signature.malformed' });
  });

  test('is recognised by each of its signatures', () => {
    for (const { name, headers, method } of vectorsOf('hubspot')) {
      const request = new ProviderRequest({ method, url, headers: Object.entries(headers), body: Buffer.from('') });
      expect([name, hubspot.detect(request)]).toEqual([name, true]);
    }
    expect(hubspot.detect(requestWith('[]', {}))).toBe(false);
  });

  test.each([
    '',
    'null',
    '"text"',
    '{',
    '{"eventId":{},"subscriptionType":[]}',
    '{"__proto__":{"eventId":1}}',
    '\u0000',
  ])('names nothing in %s', async (body) => {
    const unchecked = await verifyWith(hubspot, requestWith(body, {}));
    expect(unchecked).toMatchObject({ kind: 'event', identity: { id: null, type: null }, elements: null });
  });

  test('keeps parts that are no notifications', async () => {
    expect(await receive(v3('[null,1,[],{"__proto__":{"eventId":1}}]'))).toMatchObject({
      elements: Array.from({ length: 4 }, () => ({ id: null, type: null, duplicateKey: null })),
    });
  });
});
