import type { SampleRequest } from '../kit/provider.js';

const message = '4b6f3a2d1c0e4f5a8b7c6d5e4f3a2b1c';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'user-agent': 'Mandrill-Webhook/1.0',
  },
  body: new URLSearchParams({
    mandrill_events: JSON.stringify([
      {
        event: 'hard_bounce',
        ts: 1759999998,
        _id: message,
        msg: {
          _id: message,
          ts: 1759999990,
          state: 'bounced',
          email: 'ada@example.com',
          sender: 'shop@example.com',
          subject: 'Your order 1042',
          tags: ['orders'],
          metadata: { order: '1042' },
          bounce_description: 'bad_mailbox',
          diag: 'smtp;550 5.1.1 The email account that you tried to reach does not exist.',
        },
      },
    ]),
  }).toString(),
};
