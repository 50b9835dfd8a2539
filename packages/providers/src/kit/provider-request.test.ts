import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ProviderRequest } from './provider-request.js';

const jsonOf = (body: string): unknown =>
  new ProviderRequest({ method: 'POST', url: '', headers: [], body: Buffer.from(body) }).json();

test('takes JSON that is nested beyond reason for none, before it costs anything', () => {
  expect(jsonOf('{"a":[1]}')).toEqual({ a: [1] });
  expect(jsonOf(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeDefined();
  expect(jsonOf(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toBeUndefined();
  const began = process.cpuUsage();
  expect(jsonOf('['.repeat(5_000_000))).toBeUndefined();
  // JSON.parse alone takes seconds for it.
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500);
});

const packed = (text: string, type = 'application/json'): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url: '',
    headers: [
      ['Content-Type', type],
      ['Content-Encoding', 'gzip'],
    ],
    body: gzipSync(text),
  });

test('reads what a sender has packed, and keeps the bytes that are signed', () => {
  const request = packed('{"id":7615917337495251231}');
  expect(request.json()).toEqual({ id: '7615917337495251231' });
  expect(request.text()).toBe('{"id":7615917337495251231}');
  expect(packed('a=1', 'application/x-www-form-urlencoded').form().get('a')).toBe('1');
  expect([...request.body.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
});

test('is empty where something cannot be unpacked', () => {
  const bytes = Buffer.from([0x1f, 0x8b, 0x00]);
  const request = new ProviderRequest({
    method: 'POST',
    url: '',
    headers: [['content-encoding', 'gzip']],
    body: bytes,
  });
  expect([request.text(), request.json()]).toEqual(['', undefined]);
});

test('reads JSON behind a byte order mark, and in the charset that is named', () => {
  expect(jsonOf('\uFEFF{"a":1}')).toEqual({ a: 1 });
  const latin = new ProviderRequest({
    method: 'POST',
    url: '',
    headers: [['content-type', 'text/plain; charset="iso-8859-1"']],
    body: Buffer.from('{"a":"é"}', 'latin1'),
  });
  expect(latin.json()).toEqual({ a: 'é' });
});

test('reads a query whose bytes are no UTF-8', () => {
  const request = new ProviderRequest({
    method: 'GET',
    url: 'https://x.test/?n=Garc%EDa',
    headers: [],
    body: Buffer.of(),
  });
  expect(request.query.get('n')).toBe('García');
});
