import { describe, expect, test } from 'vitest';
import { playCases, sentBy, type StoredData } from './play-cases.js';

const key = (baseUrl: string): StoredData => ({
  kind: 'mailgun-key',
  data: { key: 'key-1', domain: 'mg.x.test', baseUrl },
});
const SEND = 'mailgun.send-mail';
const mail = { from: 'Shop <shop@x.test>', to: 'b@x.test', subject: 'Hi', text: 'Hello' };
const marked = { tag: 'orders', replyTo: 'help@x.test', variables: [{ name: 'order', value: '1001' }] };

describe('Mailgun, as an app', () => {
  playCases(
    'mailgun',
    {
      ok: [SEND, mail],
      options: [SEND, { ...mail, ...marked }],
      'bad-address': [SEND, mail],
      'bad-key': [SEND, mail],
      'wrong-region': [SEND, mail],
      limited: [SEND, mail],
      'server-error': [SEND, mail],
    },
    key,
  );
});

test('with Mailgun, each person may get a mail of their own', async () => {
  const config = { ...mail, to: 'b@x.test, "C, D" <c@x.test>', separately: true, testMode: true };
  const { body } = await sentBy(SEND, config, key);
  expect(body).toContain('{"b@x.test":{},"c@x.test":{}}');
  expect(body).toContain('name="o:testmode"\r\n\r\nyes');
});
