import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import type { Vector } from '../testing/vectors.js';
import { hmac } from './provider.js';

const now = 1_760_000_000_000;
const url = 'https://hooks.example.test/hooks/k?a=1';
const secret = 'generic-secret';

/** The vectors have numbers where a form has text. */
const credentialOf = ({ config = {}, secret: entered }: Vector) => ({
  ...Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  ),
  secret: entered,
});
const requestWith = (headers: Record<string, string>, body: string | Uint8Array = '{}', method = 'POST') =>
  new ProviderRequest({ method, url, headers: Object.entries(headers), body: Buffer.from(body) });
const receive = (request: ProviderRequest, credential: Record<string, unknown>) =>
  verifyWith(hmac, request, { credentials: [{ secret, ...credential }], now });
const hex = (text: string | Uint8Array, key: string | Uint8Array = secret, algorithm = 'sha256') =>
  createHmac(algorithm, key).update(text).digest('hex');
const accepted = { kind: 'event', verified: true };
const stamped = { template: '{timestamp}.{body}', timestampHeader: 'X-Timestamp' };

describe('an HMAC signature', () => {
  test.each(vectorsOf('generic-hmac'))('$expect: $name', async (vector) => {
    await expectVector(hmac, vector, credentialOf(vector));
  });

  test.each([
    ['valid-sha256-hex-prefix', ['X-Signature']],
    ['valid-sha256-base64url', ['X-Signature']],
    ['timestamped-valid', ['X-Signature', 'X-Timestamp']],
  ])('refuses whatever was changed on the way: %s', async (wanted, headers) => {
    const vector = vectorsOf('generic-hmac').find(({ name }) => name === wanted)!;
    await expectMutantsRefused(hmac, vector, { credential: credentialOf(vector), headers, secret: 'secret' });
  });

  test.each(
    ['sha1', 'sha256', 'sha384', 'sha512'].flatMap((algorithm) =>
      (['hex', 'base64', 'base64url'] as const).map((encoding) => [algorithm, encoding] as const),
    ),
  )('may be %s written as %s', async (algorithm, encoding) => {
    const signature = createHmac(algorithm, secret).update('{}').digest(encoding);
    const request = requestWith({ Authorization: `HMAC ${signature}` });
    const credential = { header: 'Authorization', prefix: 'HMAC ', algorithm, encoding };
    expect(await receive(request, credential)).toMatchObject(accepted);
    expect(await receive(request, { ...credential, prefix: '' })).toMatchObject({ kind: 'refused' });
    const other = algorithm === 'sha1' ? 'sha256' : 'sha1';
    expect(await receive(request, { ...credential, algorithm: other })).toMatchObject({ code: 'signature.wrong' });
  });

  test.each([
    ['utf8', '0a0b', Buffer.from('0a0b')],
    ['hex', '0a0B', Buffer.from([10, 11])],
    ['base64', '+/8=', Buffer.from([0xfb, 0xff])],
    ['base64', '-_8', Buffer.from([0xfb, 0xff])],
  ])('takes the secret as %s: %s', async (secretEncoding, entered, key) => {
    const request = requestWith({ 'X-Signature': hex('{}', key) });
    expect(await receive(request, { secret: entered, secretEncoding })).toMatchObject(accepted);
  });

  test('covers time, id, method, address and body in any order, with new lines in between', async () => {
    const template = 'v1:{method}\\n{url}\\n{timestamp}\\n{id}\\n{body}!{body}';
    const credential = { ...stamped, template, idHeader: 'X-Id', typeHeader: 'X-Type' };
    const text = `v1:PUT\n${url}\n1760000000\n{body}$&\n{"a":"{id}"}!{"a":"{id}"}`;
    const headers = {
      'X-Timestamp': '1760000000',
      'X-Id': '{body}$&',
      'X-Type': 'order.paid',
      'X-Signature': hex(text),
    };
    expect(await receive(requestWith(headers, '{"a":"{id}"}', 'PUT'), credential)).toEqual({
      kind: 'event',
      identity: { id: '{body}$&', type: 'order.paid' },
      elements: null,
      response: { status: 200 },
      verified: true,
    });
    expect(await receive(requestWith(headers, '{"a":"{id}"}', 'POST'), credential)).toMatchObject({ kind: 'refused' });
    const otherId = { ...headers, 'X-Id': 'other' };
    expect(await receive(requestWith(otherId, '{"a":"{id}"}', 'PUT'), credential)).toMatchObject({ kind: 'refused' });
  });

  test('covers the bytes of a body that is no text', async () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3]);
    const request = requestWith({ 'X-Signature': hex(body), 'content-type': 'image/png' }, body);
    expect(await receive(request, {})).toMatchObject(accepted);
    const other = Buffer.from([0xff, 0xfd, 0x00, 0x80, 0xc3]);
    expect(await receive(requestWith({ 'X-Signature': hex(body) }, other), {})).toMatchObject({ kind: 'refused' });
  });

  test('says in plain words how far off a request is, in both directions', async () => {
    const at = (sent: string | number) =>
      requestWith({ 'X-Timestamp': String(sent), 'X-Signature': hex(`${sent}.{}`) });
    expect(await receive(at(1_759_999_460), stamped)).toEqual({
      kind: 'refused',
      code: 'timestamp.too-old',
      reason: 'Timestamp 9 min old, tolerance 5 min.',
    });
    expect(await receive(at(1_760_000_540), stamped)).toMatchObject({ code: 'timestamp.in-future' });
    expect(await receive(at(1_759_999_460), { ...stamped, toleranceSeconds: '600' })).toMatchObject(accepted);
    expect(await receive(at(now), { ...stamped, timestampUnit: 'milliseconds' })).toMatchObject(accepted);
    expect(await receive(at(now), stamped)).toMatchObject({ code: 'timestamp.in-future' });
  });

  test.each(['NaN', 'Infinity', '-1', '1e9', '0x68E77BC0', '1760000000.5', ' 1760000000 x', 'abc'])(
    'takes %s for no time, though it is signed',
    async (sent) => {
      const request = requestWith({ 'X-Timestamp': sent, 'X-Signature': hex(`${sent}.{}`) });
      expect(await receive(request, stamped)).toMatchObject({ kind: 'refused', code: 'timestamp.malformed' });
    },
  );

  test('calls a wrong secret that, however old the request is', async () => {
    const request = requestWith({ 'X-Timestamp': '1', 'X-Signature': hex('1.{}', 'another') });
    expect(await receive(request, stamped)).toMatchObject({ code: 'signature.wrong' });
  });

  test('says which header is missing', async () => {
    const reasonOf = async (headers: Record<string, string>, credential: object) => {
      const reception = await receive(requestWith(headers), { ...credential });
      return reception.kind === 'refused' ? reception.reason : 'accepted';
    };
    expect(await reasonOf({}, {})).toBe('The header X-Signature is missing.');
    expect(await reasonOf({ 'X-Signature': hex('.{}') }, stamped)).toBe('No timestamp in X-Timestamp.');
    expect(await reasonOf({ 'X-Signature': hex('.{}') }, { template: '{id}.{body}', idHeader: 'X-Id' })).toBe(
      'The header X-Id is missing, and it is part of what is signed.',
    );
  });

  test.each(['', '0', 'zz', '00', hex('{}').slice(2), `${hex('{}')}00`, `${hex('{}')}=`, `${hex('{}')}, ${hex('{}')}`])(
    'refuses “%s”, whatever its length',
    async (signature) => {
      expect(await receive(requestWith({ 'X-Signature': signature }), {})).toMatchObject({ kind: 'refused' });
    },
  );

  test('names an event by its headers, and nothing without them', async () => {
    const names = { idHeader: 'X-Id', typeHeader: 'X-Type' };
    const identityOf = async (headers: Record<string, string>, credential: object) => {
      const reception = await receive(requestWith({ ...headers, 'X-Signature': hex('{}') }), { ...credential });
      return reception.kind === 'event' && reception.identity;
    };
    expect(await identityOf({ 'x-id': 'e-1', 'x-type': 'paid' }, names)).toEqual({ id: 'e-1', type: 'paid' });
    expect(await identityOf({ 'x-id': '' }, names)).toEqual({ id: null, type: null });
    expect(await identityOf({ 'x-id': 'e-1', 'x-type': 'paid' }, {})).toEqual({ id: null, type: null });
    expect(await verifyWith(hmac, requestWith({ 'x-id': 'e-1' }), { now })).toMatchObject({
      identity: { id: null, type: null },
      verified: null,
    });
  });

  test('names an event by the headers of the credential that fits, while one is replaced', async () => {
    const request = requestWith({ 'X-Signature': hex('{}', 'old'), 'X-Old-Id': 'o-1', 'X-New-Id': 'n-1' });
    const credentials = [
      { secret: 'new', idHeader: 'X-New-Id' },
      { secret: 'old', idHeader: 'X-Old-Id' },
    ];
    expect(await verifyWith(hmac, request, { credentials, now })).toMatchObject({ identity: { id: 'o-1' } });
  });

  test('signs whatever it is told to', async () => {
    const credentials = [
      { ...stamped, timestampUnit: 'milliseconds' },
      { template: '{id}.{body}', idHeader: 'X-Id', secretEncoding: 'hex', secret: '0a' },
      { prefix: 'v1,', encoding: 'base64', algorithm: 'sha512' },
    ];
    for (const fields of credentials) {
      const credential = hmac.credential!.parse({ secret, ...fields });
      expect(
        await receive(requestWith({ ...hmac.sign!(requestWith({}), { credential, now }) }), credential),
      ).toMatchObject(accepted);
    }
  });

  test.each<[Record<string, unknown>, string, string]>([
    [
      { template: '{timestamp}', timestampHeader: 'T' },
      'template',
      'Put {body} into the signed text: otherwise anyone could change it.',
    ],
    [
      { template: '{Body}{body}' },
      'template',
      'Known in braces are {timestamp}, {id}, {method}, {url} and {body} only.',
    ],
    [
      { template: '{timestamp}{body}' },
      'timestampHeader',
      'The signed text holds {timestamp}: fill in the header that it comes in.',
    ],
    [{ template: '{id}{body}' }, 'idHeader', 'The signed text holds {id}: fill in the header that it comes in.'],
    [{ toleranceSeconds: 'NaN' }, 'toleranceSeconds', 'Fill in a whole number of seconds, such as 300.'],
    [{ toleranceSeconds: '0' }, 'toleranceSeconds', 'Fill in a whole number of seconds, such as 300.'],
    [{ secret: 'no hex', secretEncoding: 'hex' }, 'secret', 'The secret is not written in the way chosen below it.'],
    [{ secret: '%%%', secretEncoding: 'base64' }, 'secret', 'The secret is not written in the way chosen below it.'],
    [{ header: '' }, 'header', 'Fill in the header of the signature, without spaces.'],
  ])('cannot be entered with %j', async (fields, path, message) => {
    expect(hmac.credential!.safeParse({ secret, ...fields }).error?.issues).toMatchObject([{ path: [path], message }]);
    expect(await receive(requestWith({ 'X-Signature': hex('{}') }), fields)).toMatchObject({
      code: 'credential.unusable',
    });
  });

  test('tells nothing of who sent it', () => {
    for (const vector of vectorsOf('generic-hmac')) expect(hmac.detect(requestOf(vector))).toBe(false);
  });

  test.each(['__proto__', 'constructor', 'X Y', ':'])('throws on no header called %s', async (name) => {
    const credential = { ...stamped, timestampHeader: name, idHeader: name, typeHeader: name };
    for (const body of ['', 'null', '[]', '\u0000']) {
      expect(await receive(requestWith({ 'X-Signature': '00' }, body), credential)).toMatchObject({ kind: 'refused' });
    }
  });
});
