import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    {
      id: 'evt_1042',
      type: 'order.paid',
      order: { number: 1042, total: 49.9, currency: 'EUR', email: 'ada@example.com' },
    },
    null,
    2,
  ),
};
