import type { SampleRequest } from '../kit/provider.js';

const message = '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'SendGrid Event API' },
  body: `${JSON.stringify(
    [
      {
        email: 'ada@example.com',
        timestamp: 1759999995,
        'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
        event: 'delivered',
        category: ['newsletter'],
        sg_event_id: 'ZGVsaXZlcmVkLTAtMQ',
        sg_message_id: message,
        response: '250 OK',
      },
      {
        email: 'ada@example.com',
        timestamp: 1759999999,
        event: 'click',
        category: ['newsletter'],
        sg_event_id: 'Y2xpY2stMC0x',
        sg_message_id: message,
        url: 'https://shop.example.com/orders/1042',
        useragent: 'Mozilla/5.0',
        ip: '192.0.2.7',
      },
    ],
    null,
    2,
  )}\r\n`,
};
