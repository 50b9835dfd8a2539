import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
    'ce-id': '7606345902341',
    'ce-source': '//storage.googleapis.com/projects/_/buckets/invoices',
    'ce-specversion': '1.0',
    'ce-type': 'google.cloud.storage.object.v1.finalized',
    'ce-subject': 'objects/2025/invoice-1042.pdf',
    'ce-time': '2025-10-09T08:53:19.075Z',
  },
  body: JSON.stringify(
    {
      kind: 'storage#object',
      id: 'invoices/2025/invoice-1042.pdf/1760000000000000',
      name: '2025/invoice-1042.pdf',
      bucket: 'invoices',
      contentType: 'application/pdf',
      size: '48213',
      timeCreated: '2025-10-09T08:53:19.075Z',
      metadata: {},
    },
    null,
    2,
  ),
};
