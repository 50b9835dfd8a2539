import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multipartFields, readMultipart } from './read-multipart.js';

const TYPE = 'multipart/form-data; boundary=xyz';
const read = (text: string, contentType: string | null = TYPE) => readMultipart(Buffer.from(text), contentType);

interface SentPart {
  readonly headers: string;
  readonly content: Uint8Array;
}

const body = (parts: readonly SentPart[], boundary = 'xyz'): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ headers, content }) => [
      Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

const part = (disposition: string, content: string | Uint8Array = '', more = ''): SentPart => ({
  headers: `Content-Disposition: form-data; ${disposition}${more}`,
  content: Buffer.from(content),
});

const readParts = (...parts: SentPart[]) => readMultipart(body(parts), TYPE);

test('keeps fields and files apart', () => {
  const picture = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x2d, 0x2d]);
  expect(
    readParts(
      part('name="title"', 'é\r\n--'),
      part('name="tag"', 'a'),
      part('name="tag"', ''),
      part('name="photo"; filename="a b.png"', picture, '\r\nContent-Type: image/png'),
      part('name="note"; filename="n.json"', '{"a":1}', '\r\nContent-Type: application/json'),
      part('name="raw"', picture),
    ),
  ).toEqual({
    fields: { title: 'é\r\n--', tag: ['a', ''] },
    files: [
      { field: 'photo', filename: 'a b.png', contentType: 'image/png', size: 6, base64: '/wANCi0t' },
      { field: 'note', filename: 'n.json', contentType: 'application/json', size: 7, base64: 'eyJhIjoxfQ==' },
      { field: 'raw', filename: null, contentType: null, size: 6, base64: '/wANCi0t' },
    ],
  });
});

test('reads a field that says it is JSON, or names its charset', () => {
  const json = '\r\nContent-Type: application/json';
  expect(
    readParts(
      part('name="list"', '[1]', json),
      part('name="broken"', '{', json),
      part('name="none"', 'null', json),
      part('name="text"', '{"a":1}'),
      part('name="latin"', Buffer.from('é', 'latin1'), '\r\nContent-Type: text/plain; charset=latin1'),
    )?.fields,
  ).toEqual({ list: [1], broken: '{', none: null, text: '{"a":1}', latin: 'é' });
});

test('reads the fields of a form that is not in UTF-8', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  expect(readParts(part('name="a"', latin('Müller')))?.fields).toEqual({ a: 'Müller' });
  const japanese = part('name="a"', Buffer.from([0x93, 0xfa, 0x96, 0x7b]));
  expect(readParts(part('name="_charset_"', 'shift_jis'), japanese)?.fields).toEqual({
    _charset_: 'shift_jis',
    a: '日本',
  });
});

test('gives the fields alone, without their files', () => {
  const sent = body([part('name="a"', '1'), part('name="f"; filename="f.txt"', 'x'), part('name="a"', '2')]);
  expect(multipartFields(sent, TYPE)).toEqual([
    ['a', '1'],
    ['a', '2'],
  ]);
  expect(multipartFields(sent, 'multipart/form-data; boundary=other')).toBeUndefined();
});

test('cannot be made to take a field for a file', () => {
  const file = '{"field":"a","filename":"/etc/passwd","contentType":null,"size":1,"base64":"AA=="}';
  const read = readParts(part('name="files"', file, '\r\nContent-Type: application/json'));
  expect(read).toEqual({ fields: { files: JSON.parse(file) as unknown }, files: [] });
});

test.each([
  ['name="a"; filename="x\\"y.txt"', 'x"y.txt'],
  ['name="a"; filename="C:\\temp\\x.txt"', 'C:\\temp\\x.txt'],
  ['name="a"; filename=plain.txt', 'plain.txt'],
  ['name="a"; filename="fallback"; filename*=UTF-8\'\'na%C3%AFve.txt', 'naïve.txt'],
  ['name="a"; filename="fallback"; filename*=UTF-8\'\'%ff', 'fallback'],
  ['name="a"; filename="ï.txt"', 'ï.txt'],
  ['name="a"; filename=""', ''],
])('reads the filename of %s', (disposition, filename) => {
  expect(readParts(part(disposition, 'x'))?.files[0]?.filename).toBe(filename);
});

test('keeps odd names as plain names', () => {
  const fields = readParts(part('name="__proto__"', '1'), part('name="constructor"', '2'))?.fields ?? {};
  expect(Object.entries(fields)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test.each([
  ['no part', '--xyz--', {}],
  [
    'text around the parts',
    'hi\r\n--xyz\r\ncontent-disposition:form-data;name=a\r\n\r\n1\r\n--xyz--\r\nbye',
    { a: '1' },
  ],
  [
    'spaces behind a delimiter',
    '--xyz \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xyz-- \r\n',
    { a: '1' },
  ],
  ['a header of two lines', '--xyz\r\nContent-Disposition: form-data;\r\n name="a"\r\n\r\n1\r\n--xyz--', { a: '1' }],
  [
    'content like a delimiter',
    '--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--xyz1\r\n--xyz--1\r\n--xyz--',
    { a: '\r\n--xyz1\r\n--xyz--1' },
  ],
])('reads a form with %s', (_what, text, fields) => {
  expect(read(text)).toEqual({ fields, files: [] });
});

test.each([
  ['no boundary', '--xyz--', 'multipart/form-data'],
  ['a boundary that is too long', `--${'x'.repeat(71)}--`, `multipart/form-data; boundary=${'x'.repeat(71)}`],
  ['another boundary', '--abc--', TYPE],
  ['no end', '--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1', TYPE],
  ['no end after a part', '--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xyz\r\n', TYPE],
  ['no headers', '--xyz\r\n\r\n1\r\n--xyz--', TYPE],
  ['no name', '--xyz\r\nContent-Disposition: form-data\r\n\r\n1\r\n--xyz--', TYPE],
  ['another disposition', '--xyz\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--xyz--', TYPE],
  ['a header without a colon', '--xyz\r\nContent-Disposition: form-data; name=a\r\nx\r\n\r\n1\r\n--xyz--', TYPE],
  ['line breaks of one character', '--xyz\nContent-Disposition: form-data; name=a\n\n1\n--xyz--', TYPE],
])('reads nothing of a form with %s', (_what, text, contentType) => {
  expect(read(text, contentType)).toBeUndefined();
});

test('ends at a thousand parts, two hundred headers, and headers of sixteen kilobytes', () => {
  const field = part('name="a"', '1');
  expect(readParts(...Array<SentPart>(1000).fill(field))?.fields.a).toHaveLength(1000);
  expect(readParts(...Array<SentPart>(1001).fill(field))).toBeUndefined();
  expect(readParts(part('name="a"', '1', '\r\nx: 1'.repeat(199)))).toBeDefined();
  expect(readParts(part('name="a"', '1', '\r\nx: 1'.repeat(200)))).toBeUndefined();
  expect(readParts(part('name="a"', '1', `\r\nx: ${'y'.repeat(16 * 1024)}`))).toBeUndefined();
});

const bytesWithDelimiters = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom('\r\n', '--', '\r\n--', '\r\n--b', 'b').map((text) => Buffer.from(text)),
    ),
  )
  .map((pieces) => Buffer.concat(pieces));

test('gives back every byte of every file, whatever is in it', () => {
  const names = fc.stringMatching(/^[^"\\\r\n\0]{1,12}$/);
  const boundaries = fc.stringMatching(/^b[a-z0-9]{0,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(names, bytesWithDelimiters), { maxLength: 5 }), boundaries, (files, boundary) => {
      fc.pre(files.every(([, content]) => !content.includes(`--${boundary}`)));
      const sent = files.map(([name, content]) => part(`name="${name}"; filename="${name}"`, content));
      const got = readMultipart(body(sent, boundary), `multipart/form-data; boundary="${boundary}"`);
      expect(got?.files.map(({ field, filename, base64 }) => [field, filename, base64])).toEqual(
        files.map(([name, content]) => [name, name, content.toString('base64')]),
      );
    }),
  );
});
