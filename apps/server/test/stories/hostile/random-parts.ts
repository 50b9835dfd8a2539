/** Parts of requests by chance: near to what a sender sends, with any bytes in any place. */
import fc from 'fast-check';
import type { HeaderPair } from './raw-request.js';

/** Names that change where a request ends, or what becomes of its connection. */
const FRAMING = /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|expect|upgrade)$/i;
const NO_TOKEN = /[^!#$%&'*+\-.^_`|~0-9a-zA-Z]/g;

const bytes = (from: number, to: number) =>
  fc.string({ unit: fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code)), maxLength: 60 });
/** What a header may hold; now and then, what it may not. Never the end of its line. */
const value = fc.oneof(
  { weight: 20, arbitrary: bytes(0x20, 0x7e) },
  { weight: 20, arbitrary: bytes(0x80, 0xff) },
  { weight: 1, arbitrary: bytes(0, 0xff).map((text) => text.replace(/[\r\n]/g, ' ')) },
);
const knownName = fc.constantFrom(
  'authorization',
  'x-github-event',
  'x-github-delivery',
  'x-hub-signature-256',
  'webhook-id',
  'webhook-signature',
  'x-signature',
  'x-webhook-token',
  'ce-id',
  'ce-source',
  'ce-type',
  'ce-specversion',
  'x-amz-sns-message-type',
  'content-encoding',
  'x-forwarded-for',
  'cookie',
  'accept',
  'range',
  'if-none-match',
  '__proto__',
);
const anyName = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.replace(NO_TOKEN, '-'))
  .filter((name) => !FRAMING.test(name));
export const headers: fc.Arbitrary<HeaderPair[]> = fc.array(fc.tuple(fc.oneof(knownName, anyName), value), {
  maxLength: 10,
});

export const contentType = fc.oneof(
  { weight: 3, arbitrary: fc.constant('application/json') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'text/plain; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'application/xml',
      'application/x-ndjson',
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      'application/octet-stream',
    ),
  },
  { weight: 1, arbitrary: value },
);

const memberName = fc.oneof(
  fc.constantFrom('id', 'type', 'source', 'specversion', 'order', 'total', 'data', '__proto__', 'constructor'),
  fc.string({ maxLength: 8 }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.constantFrom(null, true, '1.0', '\u0000', '\ud800'),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.array(fc.tuple(memberName, tie('tree')), { maxLength: 6 }).map(Object.fromEntries),
  ),
}));
const markup = fc
  .array(
    fc.constantFrom('<a>', '</a>', '<b c="d">', '<!--', '-->', '<![CDATA[', ']]>', '&lt;', '&#0;', '&#xd800;', 'x'),
  )
  .map((pieces) => pieces.join(''));
const form = fc
  .array(fc.constantFrom('a', '=', '&', '%', '%00', '%ff', '+', '[', ']', '__proto__', 'payload', '{"a":'))
  .map((pieces) => pieces.join(''));
const multipart = fc
  .array(
    fc.constantFrom('--b', '--', '\r\n', '\r\n\r\n', 'content-disposition: form-data; name="a"', '; filename=x', 'x'),
  )
  .map((pieces) => pieces.join(''));
const text = fc.oneof(
  { weight: 6, arbitrary: tree.map((it) => JSON.stringify(it)) },
  { weight: 3, arbitrary: fc.oneof(markup, form, multipart) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
/** Whole, with one byte changed, cut short, or nothing but bytes. */
export const body: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 4, arbitrary: text.map((it) => Buffer.from(it)) },
  fc.tuple(text, fc.nat(400), fc.nat(255)).map(([it, place, byte]) => withByte(Buffer.from(it), place, byte)),
  fc.tuple(text, fc.nat(200)).map(([it, length]) => Buffer.from(it).subarray(0, length)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** What comes after the key. */
export const suffix = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.webPath().map((path) => `/${path.slice(0, 2000)}`) },
  { weight: 2, arbitrary: fc.webQueryParameters().map((query) => `?${query}`) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom('/', '.', '%', '2', 'e', '0', '?', '#', ';', 'a'), maxLength: 30 }),
  },
);

export const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant('POST') },
  { weight: 5, arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
);

/** The bytes with one of them changed. */
export function withByte(bytes: Buffer, place: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  if (changed.length > 0) changed[place % changed.length] = byte;
  return changed;
}
