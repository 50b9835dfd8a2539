import { describe, expect, test } from 'vitest';
import { playCases, sentBy, type StoredData } from './play-cases.js';

const key = (shop: string): StoredData => ({ kind: 'woocommerce-key', data: { shop, key: 'ck_1', secret: 'cs_1' } });
const GET = 'woocommerce.get-order';
const UPDATE = 'woocommerce.update-order';
const order = { order: '727' };

describe('WooCommerce, as an app', () => {
  playCases(
    'woocommerce',
    {
      'order-get': [GET, order],
      'order-create': ['woocommerce.create-order', { items: [{ product: '93', quantity: 2 }] }],
      'order-complete': [UPDATE, { ...order, status: 'completed' }],
      note: ['woocommerce.add-note', { ...order, note: 'Paid' }],
      'refund-without-payment': ['woocommerce.create-refund', { ...order, amount: '10.00' }],
      'bad-status': [UPDATE, { ...order, status: 'payed' }],
      'unknown-id': [GET, { order: '1' }],
      'wrong-secret': [GET, order],
      'unknown-key': [GET, order],
      'no-route': [GET, order],
      firewall: [GET, order],
      redirect: [UPDATE, { ...order, status: 'completed' }],
    },
    key,
  );
});

test('orders of WooCommerce are listed from a time on, said in GMT', async () => {
  const { path } = await sentBy(
    'woocommerce.list-orders',
    { status: 'processing', since: '2026-11-30T12:00+01:00' },
    key,
  );
  expect(path).toBe(
    '/wp-json/wc/v3/orders?status=processing&after=2026-11-30T11%3A00%3A00&dates_are_gmt=true&per_page=20&page=1',
  );
});

test('an order of WooCommerce has its addresses, and only what is given', async () => {
  const config = { items: [{ product: '93', variation: '' }], email: 'a@x.test', billing: { city: 'Ulm' } };
  const { body } = await sentBy('woocommerce.create-order', config, key);
  expect(JSON.parse(body)).toEqual({
    line_items: [{ product_id: 93, quantity: 1 }],
    set_paid: false,
    billing: { email: 'a@x.test', city: 'Ulm' },
  });
});
