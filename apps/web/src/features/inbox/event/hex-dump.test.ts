import { expect, test } from 'vitest';
import { decodeBase64, hexDump } from './hex-dump.js';

test('bytes stand in rows of sixteen, with what can be read beside them', () => {
  const dump = hexDump(new TextEncoder().encode('{"name":"Ada Lovelace"}\n'));
  expect(dump.split('\n')).toEqual([
    '000000  7b 22 6e 61 6d 65 22 3a 22 41 64 61 20 4c 6f 76  {"name":"Ada Lov',
    '000010  65 6c 61 63 65 22 7d 0a                          elace"}.',
  ]);
});

test('a large body is cut, and the rest is counted', () => {
  const lines = hexDump(new Uint8Array(2048 * 16 + 5)).split('\n');
  expect(lines).toHaveLength(2049);
  expect(lines.at(-1)).toBe('… 5 more bytes');
});

test('base64 gives back every byte', () => {
  expect([...decodeBase64('AP+A')]).toEqual([0, 255, 128]);
});
