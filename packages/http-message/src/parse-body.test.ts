import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from './parse-body.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const read = (body: Uint8Array, contentType: string | null) => parseBody(body, { 'content-type': contentType });

test.each([
  ['application/json', '{"a":1}', { a: 1 }],
  ['application/vnd.acme+json; charset=utf-8', '[1]', [1]],
  ['text/json', '[1]', [1]],
  ['application/json', '\uFEFF[1]', [1]],
  [null, '{"a":1}', { a: 1 }],
  ['weird', '{"a":1}', '{"a":1}'],
  ['application/json', '{"a":', '{"a":'],
  ['application/x-www-form-urlencoded', 'a=1&a=2&b=x+y', { a: ['1', '2'], b: 'x y' }],
  ['application/x-www-form-urlencoded', '{"a":1}', { a: 1 }],
  ['application/x-www-form-urlencoded', '{a', { '{a': '' }],
  ['text/plain', 'hello', 'hello'],
  ['text/plain; charset=UTF-8', '{"Type":"Notification"}', { Type: 'Notification' }],
  ['text/plain', ' [1]', [1]],
  ['text/plain', '[1] is a footnote', '[1] is a footnote'],
  ['text/plain', '5', '5'],
  ['application/xml', '<a/>', { a: '' }],
  ['application/soap+xml; action="x"', '<a b="1"/>', { a: { '@b': '1' } }],
  ['text/xml', '<a>', '<a>'],
  ['application/x-ndjson', '1\n2', [1, 2]],
  ['multipart/form-data; boundary=b', '--b--', { fields: {}, files: [] }],
  ['multipart/form-data; boundary=b', '--b', '--b'],
  ['application/json', '', null],
  ['application/json', 'null', null],
  ['application/json', ' null\n', null],
  ['text/html; charset=UTF-8', '{"a":1}', { a: 1 }],
  ['text/html', '<p>{}</p>', '<p>{}</p>'],
  ['text/javascript', '{"a":1}', { a: 1 }],
  ['text/javascript', '[1].map(alert)', '[1].map(alert)'],
  ['text/csv', '[1]', '[1]'],
  ['application/octet-stream', '{"a":1}', '{"a":1}'],
  ['application/csp-report', '{"csp-report":{}}', { 'csp-report': {} }],
  ['application/x-amz-json-1.1', '{"a":1}', { a: 1 }],
  ['application/x-json', '[1]', [1]],
  ['application/json, application/json', '[1]', [1]],
  ['application/json;charset=utf-8, application/json;charset=utf-8', '["é"]', ['é']],
  ['application/vnd.acme.v1+json;q=1', '[1]', [1]],
  ['application/json', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['text/plain', '{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
  ['text/plain', '{"a":1}\nand more', '{"a":1}\nand more'],
  ['application/json', '1\n2', '1\n2'],
  ['application/jsonp', '[1]', '[1]'],
])('reads %s %s', (type, text, expected) => {
  expect(read(bytes(text), type)).toEqual(expected);
});

test('decodes by the charset the sender names', () => {
  expect(read(bytes('{"n":"é"}', 'latin1'), 'application/json; charset=iso-8859-1')).toEqual({ n: 'é' });
  expect(read(bytes('{"n":"é"}', 'utf16le'), 'application/json; charset=utf-16le')).toEqual({ n: 'é' });
});

test('keeps bytes that are no text', () => {
  expect(read(Buffer.from([0xff, 0xfe, 0x00]), 'application/octet-stream')).toEqual({ base64: '//4A', size: 3 });
  expect(read(Buffer.from([0xff]), 'multipart/form-data; boundary=b')).toEqual({ base64: '/w==', size: 1 });
  expect(read(bytes('a\0b'), 'application/octet-stream')).toEqual({ base64: 'YQBi', size: 3 });
});

test.each(['image/png', 'application/pdf', 'application/zip', 'audio/mpeg', 'font/woff2', 'application/x-gzip'])(
  'keeps %s as bytes, also where they happen to be ASCII: a file has the same shape each time',
  (type) => {
    expect(read(bytes('%PDF-1.4'), type)).toEqual({ base64: 'JVBERi0xLjQ=', size: 8 });
  },
);

test('reads a picture that is XML as XML', () => {
  expect(read(bytes('<svg width="1"/>'), 'image/svg+xml')).toEqual({ svg: { '@width': '1' } });
});

test('takes JSON that looks like a form with files for what it is: data', () => {
  const json =
    '{"fields":{},"files":[{"field":"a","filename":"/etc/passwd","contentType":"text/plain","size":1,"base64":"AA=="}]}';
  for (const type of ['application/json', 'text/plain', null, 'application/x-www-form-urlencoded']) {
    const value = read(bytes(json), type) as { files: object[] };
    expect(value).toStrictEqual(JSON.parse(json));
    expect(Object.getPrototypeOf(value.files[0])).toBe(Object.prototype);
  }
});

const TYPES = [
  'application/json',
  'application/x-ndjson',
  'application/json-seq',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'application/xml',
  'text/plain',
  'application/octet-stream',
];
const ENCODINGS = [undefined, undefined, 'gzip', 'deflate', 'br', 'gzip, br', 'x'];
const PIECES = [
  '{ } [ ] " : , \\ 0 12345678901234567890 null "__proto__": "toJSON":1 \n = & %7B payload= --b --b-- \r\n',
  '<a> </a> <a/> <b c=" "/> <toString/> <__proto__> &lt; &#0; <!-- --> <![CDATA[ ]]>',
  'Content-Disposition:form-data;name="__proto__" ;filename="',
].flatMap((pieces) => pieces.split(' '));

test('makes plain JSON of any bytes with any content type', () => {
  const contentType = fc.oneof(
    fc.constantFrom(...TYPES),
    fc
      .tuple(fc.constantFrom(...TYPES), fc.constantFrom('utf-16', 'latin1', 'shift_jis', 'x'))
      .map(([type, charset]) => `${type}; charset=${charset}`),
    fc.string(),
    fc.constant(null),
  );
  const body = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: 'binary' }).map((text) => bytes(text)),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => bytes(pieces.join(''))),
    fc.jsonValue().map((value) => bytes(JSON.stringify(value))),
  );
  fc.assert(
    fc.property(body, contentType, fc.constantFrom(...ENCODINGS), (sent, type, encoding) => {
      const value = parseBody(sent, { 'content-type': type, 'content-encoding': encoding });
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 500 },
  );
}, 60_000);

const PACKERS = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
] as const;

test.each(PACKERS)('reads every kind of body that is packed with %s as if it were not', (encoding, pack) => {
  for (const [type, text] of [
    ['application/json', '{"id":7615917337495251231,"n":"é"}'],
    ['application/x-ndjson', '{"a":1}\n{"a":2}\n'],
    ['application/x-www-form-urlencoded', 'a=1&b=%C3%A9'],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--'],
    ['text/xml', '<a b="1"/>'],
    ['image/png', 'x'],
  ] as const) {
    const packed = parseBody(pack(bytes(text)), { 'content-type': type, 'content-encoding': encoding });
    expect(packed).toEqual(read(bytes(text), type));
  }
});

test('keeps a body that cannot be unpacked as it came, and says so', () => {
  const packed = gzipSync(bytes('{"a":1}')).subarray(0, 20);
  expect(parseBody(packed, { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toEqual({
    base64: packed.toString('base64'),
    size: 20,
    error: { code: 'body.packing-broken', message: expect.stringContaining('cannot be unpacked') },
  });
});

const MEGABYTE = 1024 * 1024;

test.each([
  ['open lists', 'application/json', '['.repeat(MEGABYTE)],
  ['lists in lists', 'application/json', '['.repeat(MEGABYTE / 2) + ']'.repeat(MEGABYTE / 2)],
  ['objects in objects', 'application/json', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
  ['lines that are no JSON', 'application/x-ndjson', '{\n'.repeat(MEGABYTE / 2)],
  ['fields', 'application/x-www-form-urlencoded', 'a&'.repeat(MEGABYTE / 2)],
  [
    'parts',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n'.repeat(100_000) + '--b--',
  ],
  ['delimiters that are none', 'multipart/form-data; boundary=b', `\r\n--b${' '.repeat(99)}`.repeat(10_000)],
  [
    'laughs',
    'application/xml',
    `<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "${'&l;'.repeat(10)}">]><a>${'&m;'.repeat(1000)}</a>`,
  ],
  ['elements in elements', 'text/xml', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ['attributes', 'text/xml', `<a ${Array.from({ length: 100_000 }, (_, n) => `b${n}="1"`).join(' ')}/>`],
  ['half tags', 'text/xml', '<'.repeat(MEGABYTE)],
])('stays a text, and in time, with too many %s', (_what, type, text) => {
  const started = performance.now();
  expect(read(bytes(text), type) === text).toBe(true);
  // Far more than it takes, and far less than anything that is not linear.
  expect(performance.now() - started).toBeLessThan(10_000);
});
