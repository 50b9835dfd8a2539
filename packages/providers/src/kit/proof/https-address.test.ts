import { describe, expect, test } from 'vitest';
import { readHttpsAddress } from './https-address.js';

describe('an address in a request', () => {
  test('is read as what would be fetched', () => {
    expect(readHttpsAddress('https://API.example.test:443/a\n/../b')?.href).toBe('https://api.example.test/b');
  });

  test.each([
    'http://api.example.test/',
    'https://api.example.test:8443/',
    'https://api.example.test@evil.test/',
    'https://:secret@api.example.test/',
    'file:///etc/passwd',
    '//api.example.test/',
    '',
  ])('is none when it is %j', (text) => {
    expect(readHttpsAddress(text)).toBeUndefined();
  });

  test('names the host that is reached, whatever the text looks like', () => {
    expect(readHttpsAddress('https://evil.test\\@api.example.test/')?.hostname).toBe('evil.test');
    expect(readHttpsAddress('https://api.example.test.evil.test/')?.hostname).toBe('api.example.test.evil.test');
  });
});
