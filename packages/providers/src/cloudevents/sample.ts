import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
  body: JSON.stringify(
    {
      specversion: '1.0',
      id: 'A234-1234-1234',
      source: 'https://shop.example.com/orders',
      type: 'com.example.order.created',
      subject: '1042',
      time: '2025-10-09T08:53:19.075Z',
      datacontenttype: 'application/json',
      data: { order: 1042, customer: 'ada@example.com', total: 19.9, currency: 'EUR' },
    },
    null,
    2,
  ),
};
