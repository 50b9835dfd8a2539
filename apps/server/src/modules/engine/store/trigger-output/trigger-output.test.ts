import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { EventRow } from './event-row.js';
import { payloadOutput, triggerOutput } from './trigger-output.js';

const row = (some: Partial<EventRow>): EventRow => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: '[]',
  body: Buffer.alloc(0),
  content_type: 'application/json',
  provider: 'none',
  sender_event_id: null,
  event_type: null,
  received_at: new Date(0),
  ...some,
});

test('reads an event that came packed, from the bytes as they are stored', () => {
  const headers = '[["Content-Encoding","gzip"]]';
  expect(triggerOutput(row({ headers, body: gzipSync('{"foo":"bar"}') }))).toMatchObject({
    body: { foo: 'bar' },
    headers: { 'content-encoding': 'gzip' },
  });
});

test('joins headers of one name, whatever it is', () => {
  const headers = '[["__proto__","1"],["X-A","1"],["x-a","2"],["toString","3"]]';
  expect(Object.entries(triggerOutput(row({ headers }))['headers'] as object)).toEqual([
    ['__proto__', '1'],
    ['x-a', '1, 2'],
    ['tostring', '3'],
  ]);
});

const body = { TopicArn: 'arn', Message: '{"a":1}' };
const unwrapped = { TopicArn: 'arn', Message: { a: 1 }, MessageText: '{"a":1}' };

test('gives what a sender wraps, in an event and in a payload that a person typed', () => {
  const event = row({ provider: 'aws-sns', content_type: 'text/plain', body: Buffer.from(JSON.stringify(body)) });
  expect(triggerOutput(event)).toMatchObject({ body: unwrapped });
  expect(triggerOutput({ ...event, provider: 'none' })).toMatchObject({ body });
  const typed = (type: string, provider: string) => payloadOutput({ type, config: { provider } }, body, new Date(0));
  expect(typed('webhook', 'aws-sns')).toMatchObject({ body: unwrapped, method: 'POST', path: '/' });
  expect(typed('webhook', 'none')).toMatchObject({ body });
  expect(typed('manual', 'aws-sns')).toEqual(body);
});
