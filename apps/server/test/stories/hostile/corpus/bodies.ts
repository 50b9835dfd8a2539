/** Bodies that have broken readers of bodies. All of them are events: what cannot be read is kept as it is. */
import { gzipSync } from 'node:zlib';
import { json, wellFormed, type HeaderPair, type Shape } from '../raw-request.js';

const typed =
  (contentType: string, body: string | Uint8Array, ...headers: HeaderPair[]): Shape =>
  (path) =>
    wellFormed(path, { headers: [['content-type', contentType], ...headers], body });
const plainJson =
  (body: string): Shape =>
  (path) =>
    json(path, body);

const deep = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);
const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('');

const BILLION_LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">${lines(
  9,
  (n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`,
)}]><lolz>&a9;</lolz>`;
const EXTERNAL_ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';

const part = (name: string, value: string): string =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = 'multipart/form-data; boundary=b';

/** What the server is told to take at most (MAX_EVENT_BYTES). */
export const LARGE = 256 * 1024;

export const BODIES: Readonly<Record<string, Shape>> = {
  'as much as is taken': typed('text/plain', Buffer.alloc(LARGE, 'a')),
  'more than is taken': typed('text/plain', Buffer.alloc(LARGE + 1, '[')),
  'JSON that ends in the middle': plainJson('{"a":[1,2,{"b":'),
  'JSON that is no JSON': plainJson('{a:1,}'),
  'deep lists': plainJson(deep(5000, '[', ']')),
  'deep objects': plainJson(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  'deep lists without an end': plainJson('['.repeat(60_000)),
  'as many lists as are taken': plainJson('['.repeat(LARGE)),
  'deep JSON in plain text': typed('text/plain', deep(2000, '[{"a":', '}]')),
  'a key that comes twice': plainJson('{"id":"a","id":"b","type":"x","type":null}'),
  '__proto__ as a key': plainJson('{"__proto__":{"isAdmin":true,"toString":1},"a":{"__proto__":null}}'),
  'constructor as a key': plainJson('{"constructor":{"prototype":{"isAdmin":true}},"hasOwnProperty":1,"toString":2}'),
  'numbers beyond all bounds': plainJson(`[1e400,-1e400,${'9'.repeat(400)},0.${'1'.repeat(400)},-0,1E-400]`),
  'null bytes in texts': plainJson('{"id":"a\\u0000b","order":"\\u0000","total":"\\u0000 101","type":"\\u0000"}'),
  'halves of surrogate pairs': plainJson('{"id":"\\ud800","order":"\\udfff\\ud800","type":"\\udc00"}'),
  'bytes that are no UTF-8': typed('application/json; charset=utf-8', '{"a":"\xff\xfe\xc0\xaf\xed\xa0\x80"}'),
  'overlong UTF-8': typed('application/json', '{"a":"\xc1\xa1\xe0\x80\xaf"}'),
  'UTF-16 with a mark': typed('application/json; charset=utf-16', Buffer.from('\ufeff{"a":1}', 'utf16le')),
  'UTF-16 with half a letter': typed('text/plain; charset=utf-16le', '{\x00"\x00\xd8'),
  'a charset that nobody knows': typed('text/plain; charset=x-klingon', 'nuqneH'),
  'a charset that is a bomb': typed(`text/plain; charset="${'a'.repeat(4000)}`, 'x'),
  'UTF-7': typed('application/json; charset=utf-7', '+AHsAIgBhACI-'),
  'a content type that is none': typed(';;;=,charset', 'x'),
  'a content type with all bytes': typed('\x80\xff/\xfe; boundary=\x81', 'x'),
  'a content type without end': typed(`application/${'json+'.repeat(1500)}json`, '{}'),
  'a zip bomb, kept as it is': typed('application/json', gzipSync(Buffer.alloc(4_000_000)), [
    'content-encoding',
    'gzip',
  ]),
  'an encoding that is none': typed('application/json', '{}', ['content-encoding', 'br, gzip, evil']),
  'billion laughs': typed('application/xml', BILLION_LAUGHS),
  'an entity from a file': typed('text/xml', EXTERNAL_ENTITY),
  'deep XML': typed('application/xml', deep(5000, '<a>', '</a>')),
  'XML without an end': typed('application/soap+xml', '<a b="'.repeat(3000)),
  'XML with many attributes': typed('text/xml', `<a ${lines(3000, (n) => `b${n}="1" `)}/>`),
  '__proto__ as a tag': typed('text/xml', '<__proto__><isAdmin>1</isAdmin><constructor/></__proto__>'),
  'a form of __proto__': typed(
    'application/x-www-form-urlencoded',
    '__proto__=1&__proto__[a]=2&constructor=3&=4&&&=&%=%zz',
  ),
  'a form of many fields': typed('application/x-www-form-urlencoded', 'a=1&'.repeat(20_000)),
  'a form that holds a deep payload': typed('application/x-www-form-urlencoded', `payload=${deep(1000, '[', ']')}`),
  'a flood of parts': typed(multipart, `${lines(1500, (n) => part(`p${n}`, 'x'))}--b--`),
  'a part of many headers': typed(multipart, `--b\r\n${lines(1500, (n) => `x${n}: 1\r\n`)}\r\nx\r\n--b--`),
  'parts without an end': typed(multipart, '--b\r\n'.repeat(4000)),
  'a boundary that is none': typed('multipart/form-data; boundary=', '--\r\n\r\n----'),
  'a boundary of a regular expression': typed(
    'multipart/form-data; boundary="(a+)+$"',
    `--(a+)+$\r\n\r\n${'a'.repeat(3000)}`,
  ),
  '__proto__ as a part': typed(multipart, `${part('__proto__', '1')}${part('constructor', '2')}--b--`),
  'lines of JSON that are none': typed('application/x-ndjson', '{"a":1}\n{"a":\n\n[\n\x00\n'),
  'records of JSON that are none': typed('application/json-seq', '\x1e{"a":1}\n\x1e\x1e[\n'),
  'only spaces': typed('application/json', ' \t\r\n'.repeat(2000)),
  'only null bytes': typed('application/json', new Uint8Array(3000)),
  'a terminal’s control sequences': typed('text/plain', '\x1b[2J\x1b]0;owned\x07\x9b31m'),
  'a page with a script': typed('text/html', '<script>alert(1)</script><img src=x onerror=alert(1)>'),
  'SQL in all places': plainJson(`{"id":"'; drop table events; --","order":"$1","type":"\\\\'"}`),
  'an expression in a text': plainJson('{"order":"{{ $eval(\\"1\\") }}","total":"{{ trigger }}","a":"${7*7}"}'),
};
