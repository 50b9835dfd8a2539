import { expect, test } from 'vitest';
import { defineApp } from './define-app.js';
import { encodeRequest } from './encode-request.js';

const app = defineApp({
  id: 'acme',
  name: 'Acme',
  mark: 'Ac',
  ground: 2,
  docs: 'https://acme.example/api',
  credentials: [],
  encoding: 'multipart',
});
const multipart = (text: string) => encodeRequest(app, { method: 'POST', path: '/', body: { text } }, 'key');

test('a value that looks like boundaries gets another one, short and at once', () => {
  const numbered = Array.from({ length: 1000 }, (_, number) => `hookline-boundary-${String(number).padStart(6, '0')}`);
  const { headers, body } = multipart(numbered.join('\r\n--'));
  expect(headers['content-type']).toBe('multipart/form-data; boundary=hookline-boundary-001000');
  expect(String(body).endsWith('\r\n--hookline-boundary-001000--\r\n')).toBe(true);
});

test('a value of a boundary and a hundred thousand dashes does not lengthen it', () => {
  const { headers } = multipart(`hookline-boundary${'-'.repeat(100_000)}`);
  expect(headers['content-type']?.length).toBeLessThan(70 + 'multipart/form-data; boundary='.length);
});
