import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Amazon/EventBridge/ApiDestinations',
    range: 'bytes=0-1048575',
  },
  body: JSON.stringify(
    {
      version: '0',
      id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '111122223333',
      time: '2025-10-09T08:53:19Z',
      region: 'us-east-1',
      resources: ['arn:aws:s3:::orders-in'],
      detail: {
        version: '0',
        bucket: { name: 'orders-in' },
        object: { key: 'orders/1042.json', size: 4711, etag: 'b1946ac92492d2347c6235b4d2611184' },
        reason: 'PutObject',
      },
    },
    null,
    2,
  ),
};
