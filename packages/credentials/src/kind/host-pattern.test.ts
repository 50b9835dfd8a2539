import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowsHost, readHostPattern } from './host-pattern.js';

describe('a host that a person names', () => {
  test.each([
    ['api.example.com', 'api.example.com'],
    ['API.Example.com', 'api.example.com'],
    ['https://api.example.com/v1/orders?x=1', 'api.example.com'],
    ['http://localhost:8080', 'localhost:8080'],
    ['localhost:8080', 'localhost:8080'],
    ['*.example.com', '*.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['0x7f.1', '127.0.0.1'],
    ['[::1]:9000', '[::1]:9000'],
  ])('%s is read as %s', (text, host) => {
    expect(readHostPattern(text)).toBe(host);
  });

  test.each([
    '',
    '*',
    '*.',
    '*.com',
    '*.com.',
    '*..',
    '*.1.2.3.4',
    'a*.example.com',
    'user:pw@example.com',
    'ftp://example.com',
    'a b',
  ])('"%s" is none', (text) => {
    expect(readHostPattern(text)).toBeUndefined();
  });

  test('reads what it has read as the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (text) => {
        const host = readHostPattern(text);
        expect(host === undefined ? undefined : readHostPattern(host)).toBe(host);
      }),
    );
  });
});

describe('a credential goes', () => {
  test.each([
    ['api.example.com', 'https://api.example.com/v1'],
    ['api.example.com', 'https://API.EXAMPLE.com:8443/v1'],
    ['localhost:8080', 'http://localhost:8080/'],
    ['example.com:80', 'http://example.com/'],
    ['*.example.com', 'https://eu.api.example.com/'],
    ['127.0.0.1', 'http://2130706433/'],
  ])('to %s: %s', (pattern, url) => {
    expect(allowsHost([pattern], new URL(url))).toBe(true);
  });

  test.each([
    ['api.example.com', 'https://example.com/'],
    ['api.example.com', 'https://api.example.com.evil.example/'],
    ['api.example.com', 'https://evil-api.example.com/'],
    ['api.example.com', 'https://evil.example/api.example.com'],
    ['api.example.com', 'https://api.example.com@evil.example/'],
    ['*.example.com', 'https://example.com/'],
    ['*.example.com', 'https://evilexample.com/'],
    ['localhost:8080', 'http://localhost:9090/'],
    ['example.com:80', 'https://example.com/'],
  ])('not where only %s is allowed: %s', (pattern, url) => {
    expect(allowsHost([pattern], new URL(url))).toBe(false);
  });

  test('nowhere without a host', () => {
    expect(allowsHost([], new URL('https://example.com'))).toBe(false);
    expect(allowsHost([''], new URL('https://example.com'))).toBe(false);
  });
});
