import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { verifyKey } from 'discord-interactions';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { discord } from './provider.js';

const { privateKey, publicKey: key } = generateKeyPairSync('ed25519');
const publicKey = Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url').toString('hex');
const sent = '1760000000';

const signatureOf = (body: string, at = sent) => signBytes(null, Buffer.from(at + body), privateKey).toString('hex');
const requestWith = (body: string, headers: Record<string, string>) =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: Object.entries({ 'content-type': 'application/json', ...headers }),
    body: Buffer.from(body),
  });
const signed = (content: unknown, at = sent): ProviderRequest => {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return requestWith(body, { 'X-Signature-Ed25519': signatureOf(body, at), 'X-Signature-Timestamp': at });
};
const receive = (request: ProviderRequest, ...keys: string[]) =>
  verifyWith(discord, request, {
    credentials: (keys.length > 0 ? keys : [publicKey]).map((publicKey) => ({ publicKey })),
  });

describe('Discord', () => {
  test.each(vectorsOf('discord'))('$expect: $name', async (vector) => {
    await expectVector(discord, vector, { ...vector.config });
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('discord').find(({ name }) => name === 'interaction-ping')!;
    await expectMutantsRefused(discord, vector, {
      credential: { ...vector.config },
      headers: ['X-Signature-Ed25519', 'X-Signature-Timestamp'],
      secret: 'publicKey',
    });
  });

  test('agrees with the sender’s own package, whose answer has to be waited for', async () => {
    const body = discord.sample.body;
    expect(await verifyKey(body, signatureOf(body), sent, publicKey)).toBe(true);
    expect(await receive(signed(body))).toMatchObject({ kind: 'event', verified: true });
    const other = signatureOf(`${body} `);
    expect(await verifyKey(body, other, sent, publicKey)).toBe(false);
    const request = requestWith(body, { 'X-Signature-Ed25519': other, 'X-Signature-Timestamp': sent });
    expect(await receive(request)).toMatchObject({ kind: 'refused' });
  });

  test('answers each of the two PINGs as it wants it, signed only', async () => {
    const ping = { id: '1', application_id: '2', token: 't', type: 1, version: 1 };
    expect(await receive(signed(ping))).toMatchObject({
      kind: 'handshake',
      handshake: {
        signed: true,
        response: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"type":1}' },
      },
    });
    expect(await receive(signed({ version: 1, application_id: '2', type: 0 }))).toMatchObject({
      kind: 'handshake',
      handshake: { signed: true, response: { status: 204 } },
    });
    expect(await receive(requestWith(JSON.stringify(ping), {}))).toMatchObject({ kind: 'refused' });
  });

  test('takes no event for a PING, though its outer type is 1 as well', async () => {
    const event = { type: 'APPLICATION_AUTHORIZED', timestamp: '2025-10-09T08:53:20.123456', data: {} };
    expect(await receive(signed({ version: 1, application_id: '2', type: 1, event }))).toMatchObject({
      kind: 'event',
      identity: { id: null, type: 'APPLICATION_AUTHORIZED' },
      response: { status: 204 },
    });
  });

  test('knows an event that is sent again by its bytes, since it has no id', async () => {
    const eventAt = (timestamp?: string) => ({ type: 1, event: { type: 'ENTITLEMENT_CREATE', timestamp, data: {} } });
    const keyOf = async (content: unknown, at?: string) => {
      const reception = await receive(signed(content, at));
      return reception.kind === 'event' ? reception.identity.duplicateKey : 'no event';
    };
    const first = await keyOf(eventAt('2025-10-09T08:53:20.123456'));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf(eventAt('2025-10-09T08:53:20.123456'), '1760000060')).toBe(first);
    expect(await keyOf(eventAt('2025-10-09T08:53:20.123457'))).not.toBe(first);
    expect(await keyOf(eventAt())).toBeNull();
  });

  test.each([
    ['a command', { type: 2, data: { name: 'deploy' } }, 'application_command:deploy', '{"type":5}'],
    ['a button', { type: 3, data: { custom_id: 'approve' } }, 'message_component:approve', '{"type":6}'],
    [
      'a half-typed command',
      { type: 4, data: { name: 'deploy' } },
      'application_command_autocomplete:deploy',
      '{"type":8,"data":{"choices":[]}}',
    ],
    ['a form', { type: 5, data: { custom_id: 'feedback' } }, 'modal_submit:feedback', '{"type":5}'],
    ['a form without a name', { type: 5 }, 'modal_submit', '{"type":5}'],
  ])('names %s and says that the answer follows', async (_, content, type, body) => {
    expect(await receive(signed({ id: '1200000000000000001', token: 't', ...content }))).toEqual({
      kind: 'event',
      identity: { id: '1200000000000000001', type },
      elements: null,
      response: { status: 200, headers: { 'content-type': 'application/json' }, body },
      verified: true,
    });
  });

  test('refuses every bad signature with 401', async () => {
    const body = '{"type":1}';
    const good = { 'X-Signature-Ed25519': signatureOf(body), 'X-Signature-Timestamp': sent };
    const bad: Record<string, string>[] = [
      {},
      { ...good, 'X-Signature-Ed25519': '' },
      { ...good, 'X-Signature-Ed25519': 'zz' },
      { ...good, 'X-Signature-Ed25519': '00'.repeat(63) },
      { ...good, 'X-Signature-Ed25519': '00'.repeat(64) },
      { ...good, 'X-Signature-Ed25519': 'ff'.repeat(64) },
      { ...good, 'X-Signature-Timestamp': '' },
      { ...good, 'X-Signature-Timestamp': 'abc' },
      { ...good, 'X-Signature-Timestamp': `${sent}1` },
    ];
    for (const headers of bad) {
      const reception = await receive(requestWith(body, headers));
      expect({ status: 401, ...reception }).toMatchObject({ kind: 'refused', status: 401 });
    }
  });

  test('calls a signature of another length malformed rather than wrong', async () => {
    const request = requestWith('{}', { 'X-Signature-Ed25519': '00'.repeat(63), 'X-Signature-Timestamp': sent });
    expect(await receive(request)).toEqual({
      kind: 'refused',
      code: 'signature.malformed',
      reason: 'The header X-Signature-Ed25519 is not written as it should be: 128 hex digits.',
    });
  });

  test('lets nobody move the border between the time and the body', async () => {
    const body = '{"type":2,"id":"1"}';
    const shifted = (at: string, rest: string) =>
      requestWith(rest, { 'X-Signature-Ed25519': signatureOf(body), 'X-Signature-Timestamp': at });
    expect(await receive(shifted(sent, body))).toMatchObject({ kind: 'event' });
    expect(await receive(shifted(sent.slice(0, 5), sent.slice(5) + body))).toMatchObject({ code: 'body.malformed' });
    expect(await receive(shifted(`${sent}{`, body.slice(1)))).toMatchObject({ code: 'timestamp.malformed' });
  });

  test('says in plain words which key is meant', async () => {
    expect(await receive(signed({ type: 2 }), 'ab'.repeat(32))).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in X-Signature-Ed25519 does not fit the body and the public key. Is it the public key of this very ' +
        'application? Discord also sends wrong signatures on purpose, to see them refused.',
    });
  });

  test('takes nothing else for a public key', async () => {
    const errorFor = (publicKey: string) => discord.credential!.safeParse({ publicKey }).error?.issues[0];
    expect(errorFor(publicKey.toUpperCase())).toBeUndefined();
    expect(errorFor('1100000000000000000')).toMatchObject({
      path: ['publicKey'],
      message: 'The public key is 64 digits and letters from a to f. Copy it from General Information.',
    });
    expect(await receive(signed({ type: 2 }), 'whsec_nonsense')).toMatchObject({ code: 'credential.unusable' });
  });

  test.each([
    '{}',
    '{"type":"1"}',
    '{"type":[],"id":{}}',
    '{"type":2,"data":null,"id":null}',
    '{"type":1,"event":null}',
    '{"type":99,"event":[]}',
    '{"__proto__":{"type":2,"id":"1"}}',
    '{"type":2,',
  ])('names nothing in %s', async (body) => {
    expect(await receive(signed(body))).toMatchObject({ kind: 'event', identity: { id: null } });
  });

  test.each(['', 'null', '[]', '"text"'])('takes no message from %s', async (body) => {
    expect(await receive(signed(body))).toMatchObject({ kind: 'refused', code: 'body.malformed' });
  });
});
