import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'WooCommerce/10.2.2 Hookshot (WordPress/6.8.2)',
    'x-wc-webhook-source': 'https://shop.example.com/',
    'x-wc-webhook-topic': 'order.created',
    'x-wc-webhook-resource': 'order',
    'x-wc-webhook-event': 'created',
    'x-wc-webhook-id': '142',
    'x-wc-webhook-delivery-id': '8ad9b8f6b8d1a3d07bf4a3f0c4b3f2f1',
  },
  body: JSON.stringify({
    id: 727,
    number: '727',
    status: 'processing',
    currency: 'EUR',
    date_created: '2025-10-09T10:53:18',
    total: '29.35',
    billing: { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com', city: 'London', country: 'GB' },
    payment_method_title: 'Direct bank transfer',
    line_items: [{ id: 315, name: 'Punch cards', product_id: 93, quantity: 2, total: '24.00' }],
    shipping_lines: [{ method_title: 'Flat rate', total: '5.35' }],
  }),
};
