import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'node',
    'x-hookline-id': 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  },
  body: JSON.stringify({ type: 'order.created', data: { order: 1042, total: 30, email: 'ada@example.com' } }, null, 2),
};
