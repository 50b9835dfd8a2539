import { describe, expect, test } from 'vitest';
import { playCases, sentBy, testedBy, type StoredData } from './play-cases.js';

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

  test('its credential is tested without an effect', async () => {
    expect(await testedBy('sendgrid', 'test', key)).toEqual({ faults: [], outcome: 'works', account: null });
  });
});

test('with SendGrid, each person may get a mail of their own', async () => {
  const { body } = await sentBy(SEND, { ...mail, to: 'b@x.test, C <c@x.test>', cc: 'd@x.test', separately: true }, key);
  expect(JSON.parse(body)).toMatchObject({
    personalizations: [
      { to: [{ email: 'b@x.test' }], cc: [{ email: 'd@x.test' }] },
      { to: [{ email: 'c@x.test', name: 'C' }], cc: [{ email: 'd@x.test' }] },
    ],
  });
});
