import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'webhook-id': 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' },
  body: JSON.stringify({
    type: 'contact.created',
    timestamp: '2025-10-09T08:53:18.344522Z',
    data: {
      id: '1f81eb52-5198-4599-803e-771906343485',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      company: 'Analytical Engines Ltd',
    },
  }),
};
