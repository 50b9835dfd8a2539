import type { EventResponse } from '@hookline/contracts';
import { expect, test } from 'vitest';
import { eventCurl } from './event-curl.js';

const event = (change: Partial<EventResponse>): EventResponse => ({
  id: 'e1',
  workflowId: 'w1',
  workflowName: 'Orders',
  nodeId: 'n1',
  receivedAt: '2026-03-14T14:00:00.000Z',
  method: 'POST',
  path: '/hooks/abc',
  contentType: 'application/json',
  size: 2,
  provider: 'none',
  eventId: null,
  duplicates: [],
  type: null,
  verdict: 'run',
  verified: null,
  duplicateOf: null,
  looksLike: null,
  reason: null,
  answered: 202,
  runIds: [],
  remoteAddress: null,
  headers: [['Content-Type', 'application/json']],
  query: {},
  parsed: null,
  bodyText: '{}',
  bodyBase64: 'e30=',
  bodyCut: false,
  ...change,
});

test('an event becomes the command that sends it again', () => {
  expect(eventCurl(event({ query: { a: ['1', '2'] } }), 'http://127.0.0.1:3000')).toBe(
    `curl -H 'Content-Type: application/json' --data-binary '{}' 'http://127.0.0.1:3000/hooks/abc?a=1&a=2'`,
  );
});

test('bytes that are not text are piped in', () => {
  const command = eventCurl(event({ bodyText: null, bodyBase64: 'AP8=' }), 'http://h');
  expect(command).toBe(
    `echo AP8= | base64 -d | curl -H 'Content-Type: application/json' --data-binary @- http://h/hooks/abc`,
  );
});

test('a request without a body has none', () => {
  expect(eventCurl(event({ method: 'GET', size: 0, bodyText: '', headers: [] }), 'http://h')).toBe(
    'curl http://h/hooks/abc',
  );
});
