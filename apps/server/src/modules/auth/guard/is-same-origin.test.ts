import { describe, expect, test } from 'vitest';
import { isSameOrigin } from './is-same-origin.js';

const from = (origin: string | undefined, fetchSite?: string, host = '127.0.0.1:3000') =>
  isSameOrigin({ origin, fetchSite, host, protocol: 'http' }, 'https://hooks.example.com');

describe('a change with a cookie', () => {
  test('is taken from the public address and from the address that was called', () => {
    expect(from('https://hooks.example.com')).toBe(true);
    expect(from('http://127.0.0.1:3000')).toBe(true);
  });

  test.each(['https://evil.example.com', 'http://hooks.example.com', 'http://127.0.0.1:3001', 'null', 'not a url'])(
    'is refused from %s',
    (origin) => {
      expect(from(origin, 'same-origin')).toBe(false);
    },
  );

  test('is refused from a plain page of an address that is encrypted, by PUBLIC_URL or by how it was called', () => {
    expect(from('http://hooks.example.com', undefined, 'hooks.example.com')).toBe(false);
    const called = { fetchSite: undefined, host: 'other.example.com', protocol: 'https' };
    expect(isSameOrigin({ ...called, origin: 'http://other.example.com' }, 'http://localhost:3000')).toBe(false);
    expect(isSameOrigin({ ...called, origin: 'https://other.example.com' }, 'http://localhost:3000')).toBe(true);
  });

  test('is taken behind a proxy that takes the encryption off, whether PUBLIC_URL says so or not', () => {
    const origin = 'https://proxied.example.com';
    const called = { origin, fetchSite: undefined, host: 'proxied.example.com', protocol: 'http' };
    for (const publicUrl of ['http://localhost:3000', 'https://proxied.example.com', 'http://proxied.example.com'])
      expect(isSameOrigin(called, publicUrl)).toBe(true);
  });

  test.each(['file://x', 'chrome-extension://127.0.0.1:3000', 'null'])(
    'is refused from %s, which is no page',
    (origin) => {
      expect(from(origin)).toBe(false);
    },
  );

  test('goes by Sec-Fetch-Site where a browser sends no origin', () => {
    expect(from(undefined, 'same-origin')).toBe(true);
    expect(from(undefined, 'none')).toBe(true);
    expect(from(undefined, 'same-site')).toBe(false);
    expect(from(undefined, 'cross-site')).toBe(false);
  });

  test('is taken from a program, which sends neither', () => {
    expect(from(undefined)).toBe(true);
  });
});
