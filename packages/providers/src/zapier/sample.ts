import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'Zapier' },
  body: JSON.stringify(
    { name: 'Ada Lovelace', email: 'ada@example.com', company: 'Analytical Engines', tags: ['lead', 'newsletter'] },
    null,
    2,
  ),
};
