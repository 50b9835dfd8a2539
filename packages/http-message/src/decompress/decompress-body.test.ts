import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decompressBody } from './decompress-body.js';
import { decompressStart } from './decompress-start.js';

const TEXT = '{"foo":"bär"}';
const text = Buffer.from(TEXT);

function decompress(body: Uint8Array, encoding: string | null | undefined): string {
  const result = decompressBody(body, encoding);
  return 'error' in result ? result.error.code : Buffer.from(result.body).toString();
}

test.each([
  ['gzip', gzipSync(text)],
  ['GZIP', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['deflate, gzip', gzipSync(deflateSync(text))],
  ['br, identity, gzip, gzip', gzipSync(gzipSync(brotliCompressSync(text)))],
  ['gzip', Buffer.concat([gzipSync(text.subarray(0, 5)), gzipSync(text.subarray(5))])],
  [undefined, text],
  [null, text],
  ['', text],
  ['identity', text],
  ['utf-8', text],
])('undoes %s', (encoding, body) => {
  expect(decompress(body, encoding)).toBe(TEXT);
});

test.each([
  ['gzip', 'whoever passed it on has unpacked it'],
  ['deflate', ''],
  ['br', ''],
  ['zstd', 'the header is wrong'],
  ['gzip, gzip, gzip, gzip, gzip', ''],
])('takes text that is said to be packed with %s as it is', (encoding) => {
  expect(decompress(text, encoding)).toBe(TEXT);
});

const BYTES = Buffer.from([0xff, 0, 1, 2, 0xfe]);

test.each([
  ['gzip', BYTES, 'body.packing-broken'],
  ['gzip', gzipSync(text).subarray(0, 20), 'body.packing-broken'],
  ['br', brotliCompressSync(text).subarray(0, 8), 'body.packing-broken'],
  ['deflate, gzip', gzipSync(BYTES), 'body.packing-broken'],
  ['zstd', BYTES, 'body.packing-unknown'],
  ['gzip, gzip, gzip, gzip, gzip', gzipSync(text), 'body.packing-unknown'],
])('says of %s what is wrong with it', (encoding, body, code) => {
  expect(decompress(body, encoding)).toBe(code);
});

const MEGABYTE = 1024 * 1024;
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * MEGABYTE, '0');

test.each([
  ['gzip', gzipSync(zeros(100))],
  ['deflate', deflateSync(zeros(100))],
  ['deflate', deflateRawSync(zeros(100))],
  ['br', brotliCompressSync(zeros(100))],
  ['gzip, gzip', gzipSync(gzipSync(zeros(100)))],
  ['gzip', gzipSync(zeros(2))],
])('never unpacks a bomb of %s, and takes no memory for it', (encoding, body) => {
  const before = process.memoryUsage().arrayBuffers;
  expect(decompress(body, encoding)).toBe('body.unpacks-too-large');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MEGABYTE);
});

test('has room for what real senders pack', () => {
  const lines = Array.from({ length: 40_000 }, (_, n) => JSON.stringify({ n, at: n * 977, level: 'info' })).join('\n');
  expect(decompress(gzipSync(lines), 'gzip')).toBe(lines);
});

test('never throws', () => {
  const encodings = fc.oneof(
    fc.string(),
    fc.constantFrom('gzip', 'deflate', 'br', 'gzip,br', 'deflate, ,gzip', '__proto__'),
  );
  fc.assert(
    fc.property(fc.uint8Array(), encodings, (body, encoding) => {
      expect(typeof decompress(body, encoding)).toBe('string');
      decompressStart(body, encoding, 10);
    }),
  );
});

test.each(['gzip', 'deflate', 'br'])('unpacks the beginning of a body of %s from its beginning', (encoding) => {
  const pack = { gzip: gzipSync, deflate: deflateRawSync, br: brotliCompressSync }[encoding] ?? gzipSync;
  const words = Array.from({ length: 50_000 }, (_, n) => `word-${(n * 7919) % 10_007}`).join(' ');
  const start = decompressStart(pack(words).subarray(0, 4096), encoding, 2000);
  expect(Buffer.from(start).toString()).toBe(words.slice(0, 2000));
  expect(Buffer.from(decompressStart(pack(TEXT), encoding, 2000)).toString()).toBe(TEXT);
  // Brotli packs zeros so tightly that there is no beginning that unpacks to little.
  expect(decompressStart(pack(zeros(50)), encoding, 65_536)).toHaveLength(encoding === 'br' ? 0 : 65_536);
});

test('leaves a beginning as it is that is not packed', () => {
  for (const encoding of [null, '', 'gzip', 'zstd', 'gzip, gzip, gzip']) {
    expect(decompressStart(text, encoding, 5)).toEqual(text.subarray(0, 5));
  }
});
