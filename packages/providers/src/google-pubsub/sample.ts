import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
  },
  body: JSON.stringify(
    {
      message: {
        attributes: { kind: 'order', region: 'eu' },
        // {"order":1042,"total":"19.90"}
        data: 'eyJvcmRlciI6MTA0MiwidG90YWwiOiIxOS45MCJ9',
        messageId: '2070443601311540',
        message_id: '2070443601311540',
        publishTime: '2025-10-09T08:53:19.075Z',
        publish_time: '2025-10-09T08:53:19.075Z',
      },
      subscription: 'projects/my-project/subscriptions/orders-push',
    },
    null,
    2,
  ),
};
