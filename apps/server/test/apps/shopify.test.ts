import { describe, expect, test } from 'vitest';
import { playCases, sentBy, type StoredData } from './play-cases.js';

const token = (baseUrl: string): StoredData => ({
  kind: 'shopify-token',
  data: { shop: 'acme', token: 'shpat_test', baseUrl },
});
const GET = 'shopify.get-order';
const TAG = 'shopify.add-tags';
const order = { order: '450789469' };
const vip = { id: 'gid://shopify/Order/450789469', tags: 'vip' };

describe('Shopify, as an app', () => {
  playCases(
    'shopify',
    {
      order: [GET, order],
      'order-null': [GET, { order: 'gid://shopify/Order/450789469' }],
      tags: [TAG, vip],
      'user-errors': [TAG, { ...vip, id: '450789469' }],
      'draft-order': [
        'shopify.create-draft-order',
        { items: [{ variant: '', title: 'Gift', price: '10.00', quantity: 1 }] },
      ],
      throttled: [GET, order],
      'access-denied': [GET, order],
      'bad-token': [GET, order],
      'http-429': [GET, order],
    },
    token,
  );

  playCases('shopify', { 'client-credentials': [GET, order] }, (baseUrl) => ({
    kind: 'shopify-client',
    data: { shop: 'acme', clientId: 'cid', clientSecret: 'shpss_1', baseUrl },
  }));
});

test('an order of Shopify is found by its name, whatever is in it', async () => {
  const { body } = await sentBy(GET, { order: '#10"01' }, token);
  expect(JSON.parse(body)).toMatchObject({ variables: { query: 'name:"#10\\"01"' } });
});
