import { describe, expect, test } from 'vitest';
import type { ProviderMessage } from './kit/provider.js';
import { findProvider, providers } from './registry.js';

const unwrap = (
  id: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ProviderMessage | undefined => findProvider(id)?.unwrap?.({ body, headers });

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('Pub/Sub', () => {
  const read = (data: string) =>
    unwrap('google-pubsub', { message: { data, messageId: '1' }, subscription: 's' })?.body;

  test('gives what a message says, and keeps what was sent', () => {
    const data = base64('{"order":1042,"id":7615917337495251231,"name":"Zoë 😊"}');
    expect(read(data)).toEqual({
      message: {
        data: { order: 1042, id: '7615917337495251231', name: 'Zoë 😊' },
        dataBase64: data,
        messageId: '1',
      },
      subscription: 's',
    });
  });

  test.each([
    ['hello', 'hello'],
    ['42', '42'],
    ['{"a":', '{"a":'],
    ['[1]', [1]],
    ['', ''],
  ])('reads a message of %j', (text, expected) => {
    expect(read(base64(text))).toMatchObject({ message: { data: expected, dataBase64: base64(text) } });
  });

  test.each([Buffer.from([0xff, 0xfe]).toString('base64'), base64('a\0b'), 'no base64!', 'a'])(
    'leaves %j as it is: it is no text',
    (data) => {
      expect(read(data)).toEqual({ message: { data, messageId: '1' }, subscription: 's' });
    },
  );

  test('reads a message that came through Eventarc, whose attributes are decoded too', () => {
    const body = { message: { data: base64('{"a":1}') } };
    expect(unwrap('google-eventarc', body, { 'ce-subject': 'caf%C3%A9', 'x-a': '%41' })).toMatchObject({
      body: { message: { data: { a: 1 } } },
      headers: { 'ce-subject': 'café', 'x-a': '%41' },
    });
  });
});

describe('Amazon SNS', () => {
  const read = (Message: unknown) => unwrap('aws-sns', { Type: 'Notification', TopicArn: 'arn', Message })?.body;

  test('gives what a message says, and keeps what was sent', () => {
    const text = '{"AlarmName":"cpu","id":7615917337495251231}';
    expect(read(text)).toEqual({
      Type: 'Notification',
      TopicArn: 'arn',
      Message: { AlarmName: 'cpu', id: '7615917337495251231' },
      MessageText: text,
    });
  });

  test.each(['hello', '42', '', '{no', undefined])('leaves the message %j as it is', (Message) => {
    expect(read(Message)).toEqual({ Type: 'Notification', TopicArn: 'arn', Message });
  });

  test('leaves a raw message as it is', () => {
    expect(unwrap('aws-sns', { Message: '{"a":1}' })?.body).toEqual({ Message: '{"a":1}' });
  });
});

describe('CloudEvents', () => {
  test('decodes attributes in headers, and leaves those that are no UTF-8', () => {
    const headers = { 'ce-subject': 'Euro%20%E2%82%AC%20%F0%9F%98%80', 'ce-odd': '%FF', 'content-type': 'a%20b' };
    expect(unwrap('cloudevents', { a: 1 }, headers)).toEqual({
      body: { a: 1 },
      headers: { 'ce-subject': 'Euro € 😀', 'ce-odd': '%FF', 'content-type': 'a%20b' },
    });
  });

  test('gives data that was sent as bytes', () => {
    const event = { specversion: '1.0', id: '1', data_base64: base64('{"a":1}') };
    expect(unwrap('cloudevents', event)?.body).toEqual({ ...event, data: { a: 1 } });
    expect(unwrap('cloudevents', [event])?.body).toEqual([{ ...event, data: { a: 1 } }]);
    expect(unwrap('cloudevents', { ...event, data: 'x' })?.body).toEqual({ ...event, data: 'x' });
  });
});

describe('every sender that wraps', () => {
  const wrapping = providers.filter((provider) => provider.unwrap);

  test.each(wrapping)('$id leaves rubbish as it is', ({ unwrap: unwrapped }) => {
    const own = JSON.parse('{"__proto__":{"message":{"data":"e30="}},"constructor":1}') as unknown;
    for (const body of [null, undefined, 1, '', [], [null], {}, own, { message: null }, { message: [] }]) {
      expect(unwrapped?.({ body, headers: {} })).toEqual({ body, headers: {} });
    }
  });
});
