import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './is-same-origin.js';

const from = (origin: string | undefined, fetchSite?: string, host = '127.0.0.1:3000') =>
  isSameOrigin({ origin, fetchSite, host }, 'https://hooks.example.com');

describe('a change with a cookie', () => {
  it('is taken from the public address and from the address that was called', () => {
    expect(from('https://hooks.example.com')).toBe(true);
    expect(from('http://127.0.0.1:3000')).toBe(true);
  });

  it.each(['https://evil.example.com', 'http://hooks.example.com', 'http://127.0.0.1:3001', 'null', 'not a url'])(
    'is refused from %s',
    (origin) => {
      expect(from(origin, 'same-origin')).toBe(false);
    },
  );

  it('goes by Sec-Fetch-Site where a browser sends no origin', () => {
    expect(from(undefined, 'same-origin')).toBe(true);
    expect(from(undefined, 'none')).toBe(true);
    expect(from(undefined, 'same-site')).toBe(false);
    expect(from(undefined, 'cross-site')).toBe(false);
  });

  it('is taken from a program, which sends neither', () => {
    expect(from(undefined)).toBe(true);
  });
});
