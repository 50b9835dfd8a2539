import { generateKeyPairSync, sign } from 'node:crypto';
import { credentialFields } from '@hookline/credentials';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { sendgrid } from './provider.js';

const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const timestamp = '1760000000';
const body = '[{"event":"open","sg_event_id":"é"},\r\n{"event":"click"}]\r\n';
const signature = sign('sha256', Buffer.from(timestamp + body), keys.privateKey).toString('base64');

const requestWith = (content: string, headers: Readonly<Record<string, string>> = {}) =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: Object.entries({
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
      ...headers,
    }),
    body: Buffer.from(content),
  });
const receive = (request: ProviderRequest, key = publicKey) =>
  verifyWith(sendgrid, request, { credentials: [{ publicKey: key }] });

describe('SendGrid', () => {
  test.each(vectorsOf('sendgrid'))('$expect: $name', async (vector) => {
    await expectVector(sendgrid, vector, { publicKey: vector.config?.['publicKey'] });
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('sendgrid');
    await expectMutantsRefused(sendgrid, valid!, {
      credential: { publicKey: valid!.config?.['publicKey'] },
      headers: ['X-Twilio-Email-Event-Webhook-Signature', 'X-Twilio-Email-Event-Webhook-Timestamp'],
      secret: 'publicKey',
    });
  });

  test('accepts what the sender’s own package accepts, and nothing else', async () => {
    const theirs = new EventWebhook();
    const [key, otherKey] = [publicKey, vectorsOf('sendgrid')[0]!.config?.['publicKey'] as string];
    for (const [content, wantedKey] of [
      [body, key],
      [body, otherKey],
      [body.trim(), key],
      [JSON.stringify(JSON.parse(body)), key],
      [`${body}\n`, key],
    ] as const) {
      const wanted = theirs.verifySignature(
        theirs.convertPublicKeyToECDSA(wantedKey),
        Buffer.from(content),
        signature,
        timestamp,
      );
      expect(wanted).toBe(content === body && wantedKey === key);
      const { kind } = await receive(requestWith(content), wantedKey);
      expect(kind).toBe(wanted ? 'event' : 'refused');
    }
  });

  test('makes an event of each part, and of a part without an id too', async () => {
    expect(await receive(requestWith(body))).toMatchObject({
      identity: { id: null, type: null },
      elements: [
        { id: 'é', type: 'open', value: { event: 'open', sg_event_id: 'é' } },
        { id: null, type: 'click', value: { event: 'click' } },
      ],
    });
  });

  test('takes the key as SendGrid shows it, as PEM, and with the spaces of a paste', async () => {
    const pem = keys.publicKey.export({ format: 'pem', type: 'spki' });
    for (const text of [publicKey, pem, ` ${publicKey.slice(0, 40)}\n${publicKey.slice(40)} `]) {
      expect(await receive(requestWith(body), String(text))).toMatchObject({ kind: 'event', verified: true });
    }
  });

  test('says at once that a key is none', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
    for (const text of ['SG.api-key', '{}', other.export({ format: 'der', type: 'spki' }).toString('base64')]) {
      expect(sendgrid.credential?.safeParse({ publicKey: text }).error?.issues).toMatchObject([
        { path: ['publicKey'], message: 'This is no Verification Key: copy all of it, it begins with MFkw' },
      ]);
    }
    expect(sendgrid.credential && credentialFields(sendgrid.credential)).toMatchObject([
      { name: 'publicKey', label: 'Verification Key', secret: false, required: true },
    ]);
  });

  test('says what to switch on when nothing is signed', async () => {
    const unsigned = requestWith(body, { 'X-Twilio-Email-Event-Webhook-Signature': '' });
    expect(await receive(unsigned)).toEqual({
      kind: 'refused',
      code: 'signature.missing',
      reason:
        'The header X-Twilio-Email-Event-Webhook-Signature is missing. Switch on Signed Event Webhook in the settings of SendGrid’s webhook.',
    });
    const timeless = requestWith(body, { 'X-Twilio-Email-Event-Webhook-Timestamp': '' });
    expect(await receive(timeless)).toMatchObject({ code: 'timestamp.missing' });
  });

  test('takes a repeat of a day ago, because no limit is published', async () => {
    const now = (Number(timestamp) + 86_400) * 1000;
    expect(await verifyWith(sendgrid, requestWith(body), { credentials: [{ publicKey }], now })).toMatchObject({
      kind: 'event',
    });
  });

  test.each([
    ['', null],
    ['null', null],
    ['{"0":{"sg_event_id":"1"}}', null],
    ['[]', null],
    ['[null,[],"a",{"sg_event_id":{},"event":[]}]', [null, null, null, null]],
    ['[{"__proto__":{"sg_event_id":"1"}}]', [null]],
  ])('finds no names in %j', async (content, ids) => {
    const received = await verifyWith(sendgrid, requestWith(content));
    expect(received).toMatchObject({ kind: 'event', identity: { id: null, type: null } });
    expect(received.kind === 'event' && (received.elements?.map(({ id }) => id) ?? null)).toEqual(ids);
    expect(await receive(requestWith(content))).toMatchObject({ kind: 'refused' });
  });
});
