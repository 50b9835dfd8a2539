import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': 'b2d1d7c4-0d57-4c5c-9a0a-3f0f3b1f9f57',
  },
  body: new URLSearchParams({
    ToCountry: 'GB',
    SmsMessageSid: 'SM2b1e0f9c8d7a6b5c4d3e2f1a0b9c8d7e',
    NumMedia: '0',
    SmsSid: 'SM2b1e0f9c8d7a6b5c4d3e2f1a0b9c8d7e',
    SmsStatus: 'received',
    Body: 'Is the order 1042 on its way?',
    To: '+441632960983',
    NumSegments: '1',
    MessageSid: 'SM2b1e0f9c8d7a6b5c4d3e2f1a0b9c8d7e',
    AccountSid: 'AC0123456789abcdef0123456789abcdef',
    From: '+441632960001',
    FromCountry: 'GB',
    ApiVersion: '2010-04-01',
  }).toString(),
};
