import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json; charset=UTF-8',
    'user-agent': 'Atlassian Webhook HTTP Client',
    'x-atlassian-webhook-identifier': '1ff2a1c8-6b0e-4f0b-9b2f-3a7e0c9d8e11',
    'x-atlassian-webhook-flow': 'Primary',
  },
  body: JSON.stringify({
    timestamp: 1759999998000,
    webhookEvent: 'jira:issue_created',
    issue_event_type_name: 'issue_created',
    user: { accountId: '99:27935d01-92a7-4687-8272-a9b8d3b2ae2e', displayName: 'Ada Lovelace', active: true },
    issue: {
      id: '10002',
      key: 'SHOP-42',
      self: 'https://example.atlassian.net/rest/api/2/issue/10002',
      fields: {
        summary: 'The checkout button does nothing on a phone',
        description: 'Seen with every browser we tried.',
        issuetype: { name: 'Bug' },
        priority: { name: 'High' },
        status: { name: 'To Do' },
        project: { key: 'SHOP', name: 'Shop' },
        labels: ['checkout'],
        created: '2025-10-09T08:53:18.000+0000',
        reporter: { displayName: 'Ada Lovelace' },
        assignee: null,
      },
    },
  }),
};
