import { describe, expect, test } from 'vitest';
import { compactJson, indentJson } from './json-text.js';

describe('JSON as text', () => {
  test('is laid out as JSON.stringify does it', () => {
    const values = [
      null,
      'x',
      -1.5e-7,
      [],
      {},
      [[], [{}]],
      { '': [1, 'a,b', { c: null }], 'd"}': [true] },
      '\\"\n\u2028',
    ];
    for (const value of values) {
      const [short, long] = [JSON.stringify(value), JSON.stringify(value, null, 2)];
      expect(compactJson(long)).toBe(short);
      expect(indentJson(short)).toBe(long);
    }
  });

  test('keeps the digits of long numbers, and what stands in texts', () => {
    const text = '{"id":820982911946154508,"a":[],"b":{},"c":"x: {1, 2} \\" y","d":1.0}';
    expect(compactJson(indentJson(text))).toBe(text);
    expect(indentJson(text)).toContain('  "id": 820982911946154508,\n  "a": [],\n  "b": {},\n');
  });

  test('leaves alone what is not JSON', () => {
    expect(compactJson('{ "half')).toBe('{ "half');
    expect(indentJson('a=1&b=2')).toBe('a=1&b=2');
  });
});
