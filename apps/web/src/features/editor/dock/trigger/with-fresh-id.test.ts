import { expect, test } from 'vitest';
import { withFreshId } from './with-fresh-id.js';

const request = (sampleId: string | null) => ({
  url: 'http://127.0.0.1:3000/hooks/k7',
  method: 'POST',
  headers: { 'x-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958', 'x-other': '1' },
  body: '{"id":"72d3162e-cc78-11e3-81ab-4c9367dc0958"}',
  sampleId,
});

test('renews the end of the id wherever it stands, digit for digit and letter for letter', () => {
  const { headers, body, sampleId } = withFreshId(request('72d3162e-cc78-11e3-81ab-4c9367dc0958'), () => 0.99);
  expect(sampleId).toBe('72d3162e-cc78-11e3-81ab-4c9399ff9999');
  expect(headers).toEqual({ 'x-delivery': sampleId, 'x-other': '1' });
  expect(body).toBe(`{"id":"${sampleId}"}`);
});

test.each([null, 'short'])('leaves a request alone whose sample id is %s', (id) => {
  expect(withFreshId(request(id))).toEqual(request(id));
});
