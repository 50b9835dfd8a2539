import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Linear-Webhook',
    'linear-delivery': '234d1a4e-b617-4388-90fe-adc3633d6b72',
    'linear-event': 'Issue',
  },
  body: JSON.stringify({
    action: 'create',
    type: 'Issue',
    actor: { id: 'b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba', type: 'user', name: 'Ada Lovelace' },
    createdAt: '2025-10-09T08:53:18.000Z',
    data: {
      id: '539068e2-ae88-4d09-bd75-22eb4a59612f',
      identifier: 'ENG-42',
      number: 42,
      title: 'Let the mill divide',
      description: 'It can add and multiply already.',
      priority: 2,
      priorityLabel: 'High',
      state: { name: 'Todo', type: 'unstarted' },
      team: { key: 'ENG', name: 'Engine' },
      labels: [{ name: 'mill', color: '#4EA7FC' }],
      url: 'https://linear.app/analytical/issue/ENG-42/let-the-mill-divide',
    },
    url: 'https://linear.app/analytical/issue/ENG-42/let-the-mill-divide',
    organizationId: 'e3b0c442-98fc-4c14-9afb-f4c8996fb924',
    webhookTimestamp: 1759999999000,
    webhookId: '000042e3-d123-4980-b49f-8e140eef9329',
  }),
};
