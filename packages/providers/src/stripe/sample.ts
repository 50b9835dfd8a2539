import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Stripe/1.0' },
  body: JSON.stringify(
    {
      id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
      object: 'event',
      api_version: '2025-09-30.clover',
      created: 1759999998,
      data: {
        object: {
          id: 'pi_3NG8Du2eZvKYlo2C1',
          object: 'payment_intent',
          amount: 2000,
          currency: 'eur',
          description: 'Order 1042',
          receipt_email: 'ada@example.com',
          status: 'succeeded',
          metadata: {},
        },
      },
      livemode: false,
      pending_webhooks: 1,
      request: { id: 'req_1', idempotency_key: null },
      type: 'payment_intent.succeeded',
    },
    null,
    2,
  ),
};
