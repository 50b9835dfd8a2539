import { expect, test } from 'vitest';
import {
  decodeText,
  decompressBody,
  decompressStart,
  formPairs,
  isFormType,
  mediaType,
  multipartFields,
  parseBody,
  parseForm,
  queryPairs,
  readJson,
} from './index.js';
import { looksLikeJson, scanJson } from './json/index.js';

const TYPES = [
  '',
  'application/json',
  'application/x-ndjson',
  'application/json-seq',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=shift_jis',
  'multipart/form-data; boundary=b',
  'text/xml',
  'text/plain',
  'text/plain; charset=utf-16',
  'application/octet-stream',
];

/** Each public function, on a text that stands wherever one may stand. */
const FUNCTIONS: Record<string, (text: string) => unknown> = {
  decodeText: (text) => [decodeText(Buffer.from(text), text), decodeText(Buffer.from(text, 'latin1'), 'text/html')],
  formPairs: (text) => [formPairs(Buffer.from(text), text), formPairs(Buffer.from(text, 'latin1'), null)],
  isFormType,
  looksLikeJson,
  mediaType,
  multipartFields: (text) => [multipartFields(Buffer.from(text), `multipart/form-data; boundary="${text}"`)],
  parseForm,
  queryPairs,
  readJson: (text) => [readJson(text), readJson(`"${text}"`), readJson(`[${text}`), readJson(`[1${text}`)],
  scanJson,
  decompressBody: (text) => [decompressBody(Buffer.from(text), text), decompressBody(Buffer.from(text), 'deflate')],
  decompressStart: (text) => [
    decompressStart(Buffer.from(text), text, 1000),
    decompressStart(Buffer.from(text), 'deflate', 1000),
  ],
  ...Object.fromEntries(
    TYPES.map((type) => [
      `parseBody of ${type}`,
      (text: string) => parseBody(Buffer.from(text), { 'content-type': type }),
    ]),
  ),
  'parseBody by a header': (text) => parseBody(Buffer.from('a'), { 'content-type': text, 'content-encoding': text }),
  'parseBody by a parameter': (text) => parseBody(Buffer.from('a'), { 'content-type': `text/plain; charset=${text}` }),
  'parseBody of a field': (text) =>
    parseBody(
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="${text.slice(0, 16_000)}"\r\n\r\n${text}\r\n--b--`),
      {
        'content-type': 'multipart/form-data; boundary=b',
      },
    ),
  'parseBody of an element': (text) =>
    parseBody(Buffer.from(`<a b="${text}">${text}</a>`), { 'content-type': 'text/xml' }),
};

const CHARACTERS = Array.from(' \t\n\r"\'\\[{<>&=;%+-0a\0é');

/** Of the processor, the best of three: others may be busy on the same machine. */
function millisecondsOf(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test.each(Object.keys(FUNCTIONS))('%s takes no time for 60 kB of one character', (name) => {
  for (const character of CHARACTERS) {
    const text = character.repeat(60_000);
    const milliseconds = millisecondsOf(() => FUNCTIONS[name]?.(text));
    expect([character, milliseconds < 50 || milliseconds]).toEqual([character, true]);
  }
});

const MEGABYTES = 5 * 1024 * 1024;

const MASSES: readonly (readonly [type: string, piece: string])[] = [
  ...['&', '=', ';', 'a&', '%41', '%FF=%FF&', '+'].map(
    (piece) => ['application/x-www-form-urlencoded', piece] as const,
  ),
  ...['\r\n', '\r\n--b', '--b\r\n', '\r\n--b\r\n\r\n\r\n', '-'].map(
    (piece) => ['multipart/form-data; boundary=b', piece] as const,
  ),
  ['multipart/form-data; boundary=' + '-'.repeat(70), '-'],
  ...['[', '{"a":', '[]', '"', '\\"', '1e400,', '12345678901234567890,', '0.'].map(
    (piece) => ['application/json', piece] as const,
  ),
  ...['\n', '{}\n', '1e400\n', '{'].map((piece) => ['application/x-ndjson', piece] as const),
  ...['<a>', '<', '&amp;', '<a/>'].map((piece) => ['text/xml', piece] as const),
];

test.each(MASSES)(
  'reads five megabytes of %s %j, or leaves them, in time',
  (type, piece) => {
    const body = Buffer.from(piece.repeat(MEGABYTES / piece.length));
    const began = process.cpuUsage();
    expect(parseBody(body, { 'content-type': type })).toBeDefined();
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
  },
  60_000,
);

test.each([
  ['attributes', `<a ${Array.from({ length: 29_000 }, (_, n) => `b${n}="${'x'.repeat(20)}"`).join(' ')}/>`],
  ['elements', `<a>${`<b>${'x'.repeat(25)}</b>`.repeat(29_000)}</a>`],
  ['names', `<a>${Array.from({ length: 29_000 }, (_, n) => `<b${n}>${'x'.repeat(10)}</b${n}>`).join('')}</a>`],
  ['names without values', `<a ${'b '.repeat(500_000)}/>`],
  ['references', `<a>${'&#65;'.repeat(209_000)}</a>`],
  ['references in an attribute', `<a b="${'&#65;'.repeat(209_000)}"/>`],
  ['references that are none', `<a>${'&#0;'.repeat(260_000)}</a>`],
  ['line ends in an attribute', `<a b="${'\n'.repeat(1_000_000)}"/>`],
  ['line ends', `<a>${'\r'.repeat(1_000_000)}</a>`],
  ['instructions', `<a>${'<?b?>'.repeat(209_000)}</a>`],
  ['tags that are not closed', '<a>'.repeat(349_000)],
])('takes at most half a second for a megabyte of %s in XML', (_what, text) => {
  const body = Buffer.from(text);
  expect(body.length).toBeLessThan(1024 * 1024);
  expect(millisecondsOf(() => parseBody(body, { 'content-type': 'text/xml' }))).toBeLessThan(500);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes %s for a name like any other', (name) => {
  const read = (type: string, text: string): string =>
    JSON.stringify(parseBody(Buffer.from(text), { 'content-type': type }));
  const own = `{"${name}":"1"}`;
  expect(read('application/json', own)).toBe(own);
  expect(read('application/x-ndjson', own)).toBe(`[${own}]`);
  expect(read('application/x-www-form-urlencoded', `${name}=1`)).toBe(own);
  expect(read('text/xml', `<${name}>1</${name}>`)).toBe(own);
  const part = `--b\r\n${name}: 1\r\nContent-Disposition: form-data; name="${name}"; ${name}=1\r\n\r\n1\r\n--b--`;
  expect(read('multipart/form-data; boundary=b', part)).toBe(`{"fields":${own},"files":[]}`);
  expect(JSON.stringify(parseForm(`${name}=1`))).toBe(own);
  expect(parseBody(Buffer.from('1'), { 'content-type': name, 'content-encoding': name })).toBe('1');
  expect(parseBody(Buffer.from('1'), { 'content-type': `text/plain; charset=${name}` })).toBe('1');
});
