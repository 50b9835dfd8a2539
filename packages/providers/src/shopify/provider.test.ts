import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { shopify } from './provider.js';

const secret = 'hush';
const body = '{"id":820982911946154508,"note":"Größe"}';
const signature = (key = secret) => createHmac('sha256', key).update(body).digest('base64');

const receive = (headers: Record<string, string>, secrets = [secret]) =>
  verifyWith(shopify, makeRequest({ headers, body }), { credentials: secrets.map((one) => ({ secret: one })) });

describe('Shopify', () => {
  test.each(vectorsOf('shopify'))('$expect: $name', async (vector) => {
    await expectVector(shopify, vector, ...credentialsOf(vector, 'secret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('shopify');
    await expectMutantsRefused(shopify, valid!, {
      credential: { secret: valid!.secret },
      headers: ['X-Shopify-Hmac-Sha256'],
      secret: 'secret',
    });
  });

  test('reads the newer headers, which may come beside the older ones', async () => {
    const events = {
      'shopify-hmac-sha256': signature(),
      'shopify-topic': 'Product',
      'shopify-action': 'update',
      'shopify-webhook-id': 'w-1',
      'shopify-event-id': 'e-1',
    };
    const named = { kind: 'event', verified: true, identity: { id: 'w-1', type: 'Product/update' } };
    expect(await receive(events)).toMatchObject(named);
    const both = { ...events, 'x-shopify-hmac-sha256': 'AAAA', 'x-shopify-topic': 'x', 'x-shopify-webhook-id': 'old' };
    expect(await receive(both)).toMatchObject(named);
    const wrong = { ...events, 'shopify-hmac-sha256': signature('other'), 'x-shopify-hmac-sha256': signature() };
    expect(await receive(wrong)).toMatchObject({ code: 'signature.wrong' });
  });

  test('takes either secret while one is replaced', async () => {
    const headers = { 'X-Shopify-Hmac-Sha256': signature('old') };
    expect(await receive(headers, ['new', 'old'])).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(headers, ['new'])).toMatchObject({ code: 'signature.wrong' });
  });

  test('keeps apart what several subscriptions get of one action of the merchant', () => {
    const keyOf = (headers: Record<string, string>) => {
      const { id, duplicateKey } = shopify.identify(makeRequest({ headers, body }), null);
      return duplicateKey ?? id;
    };
    const shared = { 'X-Shopify-Event-Id': 'e-1' };
    const created = { ...shared, 'X-Shopify-Topic': 'orders/create' };
    const paid = { ...shared, 'X-Shopify-Topic': 'orders/paid' };
    expect(keyOf({ ...created, 'X-Shopify-Webhook-Id': 'w-1' })).toBe('w-1');
    expect(keyOf({ ...paid, 'X-Shopify-Webhook-Id': 'w-2' })).toBe('w-2');
    expect(keyOf(created)).not.toBe(keyOf(paid));
    expect(keyOf(created)).toBe(keyOf({ ...created }));
    expect(keyOf({})).toBeNull();
  });

  test('names requests that lack headers, and XML', async () => {
    const xml = makeRequest({ headers: { 'content-type': 'application/xml' }, body: '<order><id>1</id></order>' });
    expect(shopify.identify(xml, null)).toEqual({ id: null, type: null });
  });

  test('says which of the two secrets it may be', async () => {
    expect(await receive({ 'X-Shopify-Hmac-Sha256': signature('other') })).toEqual({
      kind: 'refused',
      code: 'signature.wrong',
      reason:
        'The signature in X-Shopify-Hmac-Sha256 does not fit the body and the secret. An app’s webhooks are signed with its client secret, those made in the Shopify admin (and its test notifications) with the key shown there.',
    });
  });

  test('takes no hexadecimal signature', async () => {
    const hex = createHmac('sha256', secret).update(body).digest('hex');
    expect(await receive({ 'X-Shopify-Hmac-Sha256': hex })).toMatchObject({ code: 'signature.wrong' });
  });

  test('signs each kind with the header of its kind', () => {
    const signWith = (headers: Record<string, string>) =>
      shopify.sign?.(makeRequest({ headers, body }), { credential: { secret }, now: 0 });
    expect(signWith({ 'x-shopify-topic': 'orders/create' })).toEqual({ 'X-Shopify-Hmac-Sha256': signature() });
    expect(signWith({ 'shopify-topic': 'Product' })).toEqual({ 'Shopify-Hmac-Sha256': signature() });
  });

  test('refuses rubbish', async () => {
    const headers = ['X-Shopify-Hmac-Sha256', 'X-Shopify-Webhook-Id', 'X-Shopify-Topic'];
    await expectRubbishRefused(shopify, { secret: 'a-secret-of-ours' }, headers);
    await expectRubbishRefused(shopify, { secret: 'a-secret-of-ours' }, ['Shopify-Hmac-Sha256']);
  });
});
