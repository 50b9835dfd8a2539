import { describe, expect, test } from 'vitest';
import { playCases, sentBy, testedBy, type StoredData } from './play-cases.js';

const key = (baseUrl: string): StoredData => ({ kind: 'stripe-key', data: { key: 'sk_test_1', baseUrl } });
const GET = 'stripe.get-customer';
const CREATE = 'stripe.create-customer';
const REFUND = 'stripe.create-refund';
const LINK = 'stripe.create-payment-link';
const known = { customer: 'cus_1' };
const someone = { email: 'a@x.test' };
const orderId = [{ name: 'order_id', value: '6735' }];

describe('Stripe, as an app', () => {
  playCases(
    'stripe',
    {
      'customer-get': [GET, known],
      'customer-deleted': [GET, { customer: 'cus_2' }],
      'customer-create': [CREATE, { email: 'ada@x.test', name: 'Ada', metadata: orderId }],
      'refund-full': [REFUND, { payment: 'pi_1' }],
      'refund-part': [REFUND, { payment: 'pi_1', amount: '12.50', currency: 'EUR', reason: 'requested_by_customer' }],
      'payment-link': [LINK, { items: [{ price: 'price_1', quantity: 2 }] }],
      replayed: [CREATE, someone],
      'key-in-use': [CREATE, someone],
      'key-other-params': [CREATE, { email: 'b@x.test' }],
      'already-refunded': [REFUND, { payment: 'pi_1' }],
      'missing-param': [LINK, { items: [] }],
      'card-declined': ['stripe.create-invoice-item', { customer: 'cus_1', amount: '10', currency: 'eur' }],
      'bad-key': [GET, known],
      limited: [GET, known],
      'should-not-retry': [CREATE, someone],
      'should-retry': [CREATE, someone],
    },
    key,
  );

  test('its credential is tested without an effect', async () => {
    expect(await testedBy('stripe', 'test', key)).toEqual({ faults: [], outcome: 'works', account: 'test mode' });
  });
});

test('a customer of Stripe is looked up by address', async () => {
  const { path } = await sentBy('stripe.find-customer', { email: 'ada+1@x.test' }, key);
  expect(path).toBe('/v1/customers?email=ada%2B1%40x.test&limit=1');
});
