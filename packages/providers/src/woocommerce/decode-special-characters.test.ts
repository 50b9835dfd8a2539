import { describe, expect, test } from 'vitest';
import { decodeSpecialCharacters } from './decode-special-characters.js';

describe('the special characters of WordPress', () => {
  test.each([
    ['&lt;&gt;&amp;&quot;', '<>&"'],
    ['&#039;&#39;&#00039;&#x27;&#X0027;', "'''''"],
    ['&#34;&#034;&#x22;', '"""'],
    ['&#60;&#060;&#62;&#0062;', '<<>>'],
    ['&#38;&#038;&#x26;', '&&&'],
  ])('reads %s', (text, read) => {
    expect(decodeSpecialCharacters(text)).toBe(read);
  });

  test.each([
    '',
    'no entity',
    'a & b',
    '&',
    '&lt',
    '&LT;',
    '&apos;',
    '&#x3c;',
    '&#x3E;',
    '&eacute;',
    '&#64;',
    'Zx>9&k\'"<q>',
  ])('leaves %j as it is', (text) => {
    expect(decodeSpecialCharacters(text)).toBe(text);
  });

  test('reads each entity once', () => {
    expect(decodeSpecialCharacters('&amp;lt;')).toBe('&lt;');
    expect(decodeSpecialCharacters('&amp;amp;')).toBe('&amp;');
    expect(decodeSpecialCharacters('&#0&#38;39;')).toBe('&#0&39;');
  });
});
