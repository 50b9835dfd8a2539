import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_COUNTED, sizeOf } from './size-of.js';

test('is near the length of the JSON, never far below it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { length } = JSON.stringify(value);
      expect(sizeOf(value) * 4 + 32).toBeGreaterThanOrEqual(Buffer.from(JSON.stringify(value)).length / 3);
      expect(sizeOf(value)).toBeLessThanOrEqual(length * 10 + 16);
    }),
  );
});

test('stops counting, and counts what nests deeper than a stack', () => {
  let deep: unknown = 'x'.repeat(100);
  for (let level = 0; level < 200_000; level++) deep = [deep];
  expect(sizeOf(deep)).toBeGreaterThanOrEqual(MAX_COUNTED);
  const wide = Array.from({ length: 1_000_000 }, () => 0);
  expect(sizeOf(wide)).toBeGreaterThanOrEqual(MAX_COUNTED);
});
