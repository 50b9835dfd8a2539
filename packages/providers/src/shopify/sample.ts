import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': 'exampleshop.myshopify.com',
    'x-shopify-api-version': '2025-07',
    'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
    'x-shopify-triggered-at': '2025-10-09T08:53:18.000000000Z',
  },
  // Written as text, because a JavaScript number would lose the last digits of the id.
  body: `{"id":820982911946154508,${JSON.stringify({
    admin_graphql_api_id: 'gid://shopify/Order/820982911946154508',
    name: '#1042',
    email: 'ada@example.com',
    created_at: '2025-10-09T04:53:18-04:00',
    currency: 'EUR',
    total_price: '398.00',
    financial_status: 'paid',
    fulfillment_status: null,
    customer: { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' },
    line_items: [{ title: 'Analytical engine', sku: 'AE-1', quantity: 2, price: '199.00' }],
    shipping_address: { address1: '12 St James’s Square', city: 'London', country_code: 'GB' },
  }).slice(1)}`,
};
