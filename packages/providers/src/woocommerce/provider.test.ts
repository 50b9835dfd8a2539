import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { woocommerce } from './provider.js';

const body = '{"id":727,"billing":{"first_name":"Jos\\u00e9"},"links":"https:\\/\\/shop.example\\/wp-json"}';
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
const ping = makeRequest({ headers: form, body: 'webhook_id=142' });

const receive = (secret: string, key: string) => {
  const signature = createHmac('sha256', key).update(body).digest('base64');
  const request = makeRequest({ headers: { 'X-WC-Webhook-Signature': signature }, body });
  return verifyWith(woocommerce, request, { credentials: [{ secret }] });
};

describe('WooCommerce', () => {
  test.each(vectorsOf('woocommerce'))('$expect: $name', async (vector) => {
    await expectVector(woocommerce, vector, ...credentialsOf(vector, 'secret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('woocommerce');
    await expectMutantsRefused(woocommerce, valid!, {
      credential: { secret: valid!.secret },
      headers: ['X-WC-Webhook-Signature'],
      secret: 'secret',
    });
  });

  test('answers the unsigned ping with exactly 200, with and without a credential', async () => {
    for (const credentials of [[{ secret: 's' }], []]) {
      expect(await verifyWith(woocommerce, ping, { credentials })).toMatchObject({
        kind: 'handshake',
        handshake: { signed: false, response: { status: 200 } },
      });
    }
    expect(woocommerce.detect(ping)).toBe(true);
  });

  test('takes nothing else without a signature for a ping', async () => {
    const others = [
      makeRequest({ headers: form, body: 'webhook_id=142&id=7' }),
      makeRequest({ headers: form, body: 'webhook_id=' }),
      makeRequest({ headers: { 'content-type': 'application/json' }, body: 'webhook_id=142' }),
      makeRequest({ headers: { ...form, 'X-WC-Webhook-Topic': 'order.created' }, body: 'webhook_id=142' }),
      makeRequest({ method: 'PUT', headers: form, body: 'webhook_id=142' }),
    ];
    for (const request of others) {
      expect(await verifyWith(woocommerce, request, { credentials: [{ secret: 's' }] })).toEqual({
        kind: 'refused',
        code: 'signature.missing',
        reason: 'The header X-WC-Webhook-Signature is missing.',
      });
    }
  });

  test('reads entities in the secret as WordPress does before it signs', async () => {
    expect(await receive('a&amp;b&#039;c&quot;&lt;d&gt;', 'a&b\'c"<d>')).toMatchObject({ verified: true });
    expect(await receive('a&amp;b', 'a&amp;b')).toMatchObject({ code: 'signature.wrong' });
  });

  test('keeps apart two orders of one second, which have one delivery id', () => {
    const headers = { 'X-WC-Webhook-Delivery-ID': 'd-1', 'X-WC-Webhook-Topic': 'order.created' };
    const identify = (id: number) => woocommerce.identify(makeRequest({ headers, body: { id } }), null);
    expect(identify(1)).toMatchObject({ id: 'd-1', type: 'order.created' });
    expect(identify(1).duplicateKey).toBe(identify(1).duplicateKey);
    expect(identify(1).duplicateKey).not.toBe(identify(2).duplicateKey);
    expect(woocommerce.identify(makeRequest({ body }), null).duplicateKey).toBeNull();
  });

  test('reads the topic of an action and a deletion', () => {
    const headers = { 'X-WC-Webhook-Topic': 'action.woocommerce_add_to_cart' };
    expect(woocommerce.identify(makeRequest({ headers, body: { id: 7 } }), null).type).toBe(
      'action.woocommerce_add_to_cart',
    );
  });

  test('refuses rubbish', async () => {
    const headers = ['X-WC-Webhook-Signature', 'X-WC-Webhook-Delivery-ID', 'X-WC-Webhook-Topic'];
    await expectRubbishRefused(woocommerce, { secret: 'a-secret-of-ours' }, headers);
  });
});
