import { describe, expect, test } from 'vitest';
import { hasCloudEventHeaders, readCloudEventHeaders } from './cloud-event-headers.js';
import { ProviderRequest } from './provider-request.js';

const requestWith = (headers: Record<string, string>): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://a.test',
    headers: Object.entries(headers),
    body: new Uint8Array(),
  });
const subjectFrom = (value: string): string | undefined =>
  readCloudEventHeaders(requestWith({ 'CE-Subject': value }))?.get('subject');

describe('readCloudEventHeaders', () => {
  test.each([
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['%e2%82%ac', '€'],
    ['%41%42', 'AB'],
    ['plain', 'plain'],
    ['%2541', '%41'],
    ['100%', '100%'],
    ['%zz%', '%zz%'],
    ['"Euro \\"x\\" \\\\ %E2%82%AC"', 'Euro "x" \\ €'],
    ['a "b c" d', 'a b c d'],
    ['5" pipe', '5" pipe'],
    ['', ''],
  ])('decodes %s once', (value, decoded) => {
    expect(subjectFrom(value)).toBe(decoded);
  });

  test.each(['%C0%A0', '%ff', '%E2%82', 'a%ED%A0%80b', '%F5%80%80%80'])('rejects %s, which is not UTF-8', (value) => {
    expect(readCloudEventHeaders(requestWith({ 'ce-id': '1', 'ce-anyextension': value }))).toBeUndefined();
  });

  test('reads a long row of quotes and backslashes in no time', () => {
    const value = '"\\'.repeat(50_000);
    expect(subjectFrom(value)).toBe(value);
  });

  test('reads headers that begin with ce- and no others', () => {
    const headers = { 'ce-id': '1', 'Ce-Traceparent': 't', ce: 'x', 'x-ce-id': '2', 'ce-__proto__': 'p' };
    expect([...(readCloudEventHeaders(requestWith(headers)) ?? [])]).toEqual([
      ['id', '1'],
      ['traceparent', 't'],
      ['__proto__', 'p'],
    ]);
  });
});

describe('hasCloudEventHeaders', () => {
  const all = { 'ce-id': '1', 'ce-source': '/a', 'ce-type': 't', 'ce-specversion': '1.0' };

  test('wants all that are required', () => {
    expect(hasCloudEventHeaders(requestWith(all))).toBe(true);
    for (const name of Object.keys(all)) expect(hasCloudEventHeaders(requestWith({ ...all, [name]: '' }))).toBe(false);
  });
});
