import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'google-api-nodejs-client/10.9.1' },
  body: JSON.stringify({ order: 1042, customer: 'ada@example.com', total: 19.9, currency: 'EUR' }, null, 2),
};
