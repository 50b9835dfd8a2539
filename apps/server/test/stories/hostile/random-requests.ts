import fc from 'fast-check';
import { body, contentType, headers, method, suffix, withByte } from './random-parts.js';
import { head, join, wellFormed, type HeaderPair, type Shape } from './raw-request.js';

/** @returns so many requests by chance, the same for the same seed */
export const randomRequests = (count: number, seed: number): Shape[] => fc.sample(hostile, { numRuns: count, seed });

const LAST: HeaderPair = ['connection', 'close'];
const parts = { method, suffix, contentType, headers, body };

const fine: fc.Arbitrary<Shape> = fc.record(parts).map((it) => (path) => {
  const given: HeaderPair[] = [['content-type', it.contentType], ...it.headers];
  return wellFormed(path + it.suffix, { method: it.method, headers: given, body: it.body });
});

/** In chunks, one of which may say that it is longer or shorter than it is. */
const inChunks: fc.Arbitrary<Shape> = fc
  .record({ ...parts, size: fc.integer({ min: 1, max: 80 }), lie: fc.constantFrom(0, 0, 0, -1, 1, 5) })
  .map((it) => (path) => ({
    bytes: join(
      head('POST', path + it.suffix, [['transfer-encoding', 'chunked'], LAST]),
      ...chunks(it.body, it.size, it.lie),
    ),
    until: it.lie === 0 ? 'closed' : 'ended',
  }));

function* chunks(bytes: Buffer, size: number, lie: number): Generator<string | Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    yield* [`${(chunk.length + (at === 0 ? lie : 0)).toString(16)}\r\n`, chunk, '\r\n'];
  }
  yield '0\r\n\r\n';
}

/** A head with a few bytes changed: perhaps it is still one, perhaps the server waits for more. */
const broken: fc.Arbitrary<Shape> = fc
  .record({ ...parts, changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 4 }) })
  .map((it) => (path) => {
    const whole = head(it.method, path + it.suffix, [...it.headers, ['content-length', '0'], LAST]);
    return { bytes: it.changes.reduce((bytes, [at, byte]) => withByte(bytes, at, byte), whole), until: 'ended' };
  });

const noise: fc.Arbitrary<Shape> = fc
  .uint8Array({ maxLength: 400 })
  .map((bytes) => () => ({ bytes: Buffer.from(bytes), until: 'ended' }));

const hostile = fc.oneof(
  { weight: 14, arbitrary: fine },
  { weight: 3, arbitrary: inChunks },
  { weight: 2, arbitrary: broken },
  { weight: 1, arbitrary: noise },
);
