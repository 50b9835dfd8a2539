import { expect, test } from 'vitest';
import { readPayload } from '../../../model/samples/payload-memory.js';
import { testRequest, withHeaders } from './test-request.js';

const url = 'http://127.0.0.1:3000/hooks/k7';

test("sends what a person typed as JSON, by the trigger's first method", () => {
  const headers = { 'content-type': 'application/json' };
  const payload = readPayload('{}');
  expect(testRequest({ type: 'webhook', config: { methods: ['PUT', 'POST'] } }, url, payload)).toEqual({
    url,
    method: 'PUT',
    headers,
    body: '{}',
  });
  expect(testRequest({ type: 'webhook', config: {} }, url, payload).method).toBe('POST');
});

test('sends a sample as its sender does', () => {
  const sample = { provider: 'acme', title: 'Acme', method: 'POST', headers: { 'x-event': 'paid' }, id: 'evt_1' };
  expect(testRequest({ type: 'webhook', config: { methods: ['PUT'] } }, url, readPayload('{}', sample))).toEqual({
    url,
    method: 'POST',
    headers: { 'x-event': 'paid' },
    body: '{}',
    sampleId: 'evt_1',
  });
});

test('puts a signature in the place of one that is there', () => {
  const request = {
    url,
    method: 'POST',
    headers: { 'X-Signature': 'old', 'x-event': 'paid' },
    body: '{}',
  };
  expect(withHeaders(request, [['x-signature', 'new']]).headers).toEqual({ 'x-event': 'paid', 'x-signature': 'new' });
});
