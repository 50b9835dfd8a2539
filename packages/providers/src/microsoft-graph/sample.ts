import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(
    {
      value: [
        {
          id: 'lsgTZMr9KwAAA',
          subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
          subscriptionExpirationDateTime: '2025-10-11T00:00:00.0000000Z',
          clientState: 'the text that you made up',
          changeType: 'created',
          resource: 'Users/622eaaff-0683-4862-9de4-f2ec83c2bd98/Messages/AAMkAGUwNjQ4ZjIx',
          tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
          resourceData: {
            '@odata.type': '#Microsoft.Graph.Message',
            '@odata.id': 'Users/622eaaff-0683-4862-9de4-f2ec83c2bd98/Messages/AAMkAGUwNjQ4ZjIx',
            '@odata.etag': 'W/"CQAAABYAAADkrWGo7bouTKlsgTZMr9KwAAAUWRHf"',
            id: 'AAMkAGUwNjQ4ZjIx',
          },
        },
      ],
    },
    null,
    2,
  ),
};
