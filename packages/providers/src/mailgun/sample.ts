import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    {
      'event-data': {
        id: 'CPgfbmQMTCKtHW6uIWtuVe',
        event: 'delivered',
        timestamp: 1759999998.12,
        'log-level': 'info',
        recipient: 'ada@example.com',
        'recipient-domain': 'example.com',
        tags: ['newsletter'],
        message: {
          headers: {
            'message-id': '20251009085312.18666.16540@mg.example.com',
            from: 'Shop <shop@mg.example.com>',
            to: 'ada@example.com',
            subject: 'Your order 1042',
          },
          attachments: [],
          size: 4711,
        },
        'delivery-status': { code: 250, message: 'OK', 'attempt-no': 1 },
        'user-variables': { order: '1042' },
      },
    },
    null,
    2,
  ),
};
