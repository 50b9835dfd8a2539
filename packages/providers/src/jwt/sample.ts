import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ event: 'order.created', order: 1042, customer: 'ada@example.com', total: 19.9 }, null, 2),
};
