import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const key = (baseUrl: string): StoredData => ({ kind: 'sendgrid-key', data: { key: 'SG.test', baseUrl } });
const SEND = 'sendgrid.send-mail';
const mail = { from: 'shop@x.test', to: 'b@x.test', subject: 'Hi', text: 'Hello' };

describe('SendGrid, as an app', () => {
  playCases(
    'sendgrid',
    {
      ok: [SEND, mail],
      'html-and-text': [SEND, { ...mail, html: '<p>Hello</p>' }],
      template: [
        'sendgrid.send-template',
        { from: 'shop@x.test', to: 'b@x.test', template: 'd-1', data: { order: '1001' } },
      ],
      'bad-recipient': [SEND, mail],
      'sender-not-verified': [SEND, mail],
      'bad-key': [SEND, mail],
      'too-large': [SEND, mail],
      limited: [SEND, mail],
      'server-error': [SEND, mail],
    },
    key,
  );
});
