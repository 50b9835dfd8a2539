import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'GitLab/19.0.0',
    'idempotency-key': '7bafea1a-a1bf-4948-9a37-3f912777dedc',
    'x-gitlab-event': 'Merge Request Hook',
    'x-gitlab-webhook-uuid': '0cc175b9-c0f1-b6a8-31c3-99e269772661',
    'x-gitlab-event-uuid': '1697b63f-d1eb-4c59-b2c1-e65b12e635c0',
    'x-gitlab-instance': 'https://gitlab.com',
  },
  body: JSON.stringify({
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: { id: 1, name: 'Ada Lovelace', username: 'ada', email: '[REDACTED]' },
    project: { id: 15, name: 'Engine', path_with_namespace: 'analytical/engine', default_branch: 'main' },
    object_attributes: {
      id: 99,
      iid: 7,
      title: 'Let the mill divide',
      description: 'Closes #3.',
      state: 'opened',
      action: 'open',
      source_branch: 'divide',
      target_branch: 'main',
      url: 'https://gitlab.com/analytical/engine/-/merge_requests/7',
      created_at: '2025-10-09T08:53:18Z',
    },
    labels: [{ id: 206, title: 'mill', color: '#36648b' }],
    reviewers: [],
  }),
};
