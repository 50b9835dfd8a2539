/** Lines and headers: paths that want to be elsewhere, methods that are none, headers that are two. */
import {
  head,
  join,
  wellFormed,
  type HeaderPair,
  type RawRequest,
  type RequestOptions,
  type Shape,
} from '../raw-request.js';

const MANY: readonly HeaderPair[] = Array.from({ length: 300 }, (_, n): HeaderPair => [`x-h${n}`, 'v'.repeat(20)]);
const TOO_MANY: readonly HeaderPair[] = Array.from({ length: 3000 }, (_, n): HeaderPair => [`x-h${n}`, 'v']);

const at =
  (change: (path: string) => string, options: RequestOptions = {}): Shape =>
  (path) =>
    wellFormed(change(path), options);
const behind = (suffix: string): Shape => at((path) => path + suffix);
const withHeaders =
  (...headers: HeaderPair[]): Shape =>
  (path) =>
    wellFormed(path, { headers, body: '{}' });
/** The server may take it or end the connection. */
const odd =
  (method: string, change: (path: string) => string, headers: readonly HeaderPair[] = []): Shape =>
  (path): RawRequest => ({
    bytes: join(head(method, change(path), [...headers, ['content-length', '0'], ['connection', 'close']])),
    until: 'closed',
  });
const asIs = (path: string): string => path;

export const HEADS: Readonly<Record<string, Shape>> = {
  'a way up': behind('/../api/v1/workflows'),
  'a way up, hidden': behind('/%2e%2e/%2e%2e/api/v1/workflows'),
  'a way up, hidden twice': behind('/%252e%252e%252fapi'),
  'a way up by backslash': behind('/..\\..\\etc\\passwd'),
  'a way up from the front': at((path) => `/hooks/..${path}`),
  'two slashes': at((path) => `/${path}`),
  'a host in the path': at((path) => `http://evil.example${path}`),
  'many slashes': behind('/'.repeat(500)),
  'a null byte behind a percent sign': behind('/%00'),
  'a null byte in the key': behind('%00'),
  'a slash in the key': at((path) => path.replace('/hooks/', '/hooks%2f')),
  'a percent sign that stands alone': behind('/%'),
  'a percent sign in the key': behind('%zz'),
  'letters that are no UTF-8': behind('/%ff%c0%af%ed%a0%80'),
  'raw bytes in the path': odd('POST', (path) => `${path}/\xff\xfe\x80`),
  'a raw null byte': odd('POST', (path) => `${path}/\x00`),
  'a space in the path': odd('POST', (path) => `${path}/a b`),
  'a long path': behind(`/${'a/'.repeat(3000)}`),
  'a path beyond all bounds': odd('POST', (path) => path + 'a'.repeat(40_000)),
  'a long key': at((path) => path + 'k'.repeat(395)),
  'a semicolon': behind(';jsessionid=1'),
  'a fragment': behind('#top'),
  'a huge query': behind(`?${'a=b&'.repeat(2500)}`),
  'a query of __proto__': behind('?__proto__=1&__proto__[a]=2&constructor.prototype.x=3&a[]=1&a[]=2'),
  'a query that is none': behind('?%zz=%&&&=&?a=b?c=%ff%00'),
  'no path': odd('POST', () => '*'),
  'an empty path': odd('POST', () => ''),
  'a method that is none': odd('HACK', asIs),
  'a method in small letters': odd('post', asIs),
  'a long method': odd('A'.repeat(5000), asIs),
  'no method': odd('', asIs),
  'a method of a file system': odd('PROPFIND', asIs),
  'a method of a cache': odd('PURGE', asIs),
  'a method that sends it back': odd('TRACE', asIs),
  'a method of a proxy': odd('CONNECT', () => 'evil.example:443'),
  'GET with a body': at(asIs, { method: 'GET', body: '{"a":1}' }),
  'GET with a body in pieces': (path): RawRequest => ({
    bytes: join(
      head('GET', path, [
        ['transfer-encoding', 'chunked'],
        ['connection', 'close'],
      ]),
      '7\r\n{"a":1}\r\n0\r\n\r\n',
    ),
    until: 'closed',
  }),
  'GET with a body that is no JSON': at(asIs, {
    method: 'GET',
    headers: [['content-type', 'application/json']],
    body: '{"a":\x00',
  }),
  HEAD: at(asIs, { method: 'HEAD' }),
  'HEAD with a body': at(asIs, { method: 'HEAD', body: '{"a":1}' }),
  'a host in the path, and two slashes': at((path) => `HTTPS://evil.example:99999/${path}`),
  'a host that is none in the path': at((path) => `http://[::${path}`),
  'the key, told once more': (path) =>
    wellFormed(`${path}?k=${path}`, { headers: [['x-original-url', path]], body: '{}' }),
  DELETE: at(asIs, { method: 'DELETE' }),
  OPTIONS: at(asIs, {
    method: 'OPTIONS',
    headers: [
      ['origin', 'https://evil.example'],
      ['access-control-request-method', 'POST'],
    ],
  }),
  'a page’s question for names without end': at(asIs, {
    method: 'OPTIONS',
    headers: [
      ['origin', 'null'],
      ['access-control-request-method', '\xff'],
      ['access-control-request-headers', ','.repeat(4000)],
    ],
  }),
  'a page’s question for names that are none': at(asIs, {
    method: 'OPTIONS',
    headers: [
      ['origin', 'https://evil.example\tx'],
      ['access-control-request-method', 'POST'],
      ['access-control-request-headers', 'a b\xff, __proto__, constructor'],
    ],
  }),
  'a page that is none': withHeaders(['origin', '\xff://\x80'], ['sec-fetch-site', 'cross-site']),
  'logins in headers of all kinds': withHeaders(
    ['x-forwarded-authorization', `Basic ${'A'.repeat(4000)}`],
    ['proxy-authorization', 'Basic \xff'],
    ['x-any', 'bearer '],
    ['x-more', `Bearer ${'='.repeat(2000)}`],
  ),
  // Node 20 answers nothing on such a connection once its next request cannot be read, so it is to be the last.
  'another protocol, please': odd('POST', asIs, [
    ['connection', 'upgrade'],
    ['upgrade', 'websocket'],
    ['sec-websocket-key', 'AAAA'],
  ]),
  'a header of 8 KB': withHeaders(['x-large', 'x'.repeat(8192)]),
  'a header beyond all bounds': odd('POST', asIs, [['x-large', 'x'.repeat(70_000)]]),
  'many headers': withHeaders(...MANY),
  'too many headers': odd('POST', asIs, TOO_MANY),
  '__proto__ as a header': withHeaders(['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z']),
  'bytes in a header': withHeaders(['x-a', '\x80\xff\xc3\xa9'], ['user-agent', '\xf0\x9f\x92\xa9']),
  'a null byte in a header': odd('POST', asIs, [['x-a', 'a\x00b']]),
  'a control character in a header': odd('POST', asIs, [['x-a', 'a\x01\x7fb']]),
  'a header in two lines': odd('POST', asIs, [['x-a', 'b\r\n c']]),
  'a header that is two': withHeaders(['x-a', 'b\r\nx-injected: c']),
  'a header with a line feed': odd('POST', asIs, [['x-a', 'b\nx-c: d']]),
  'a header without a name': odd('POST', asIs, [['', 'x']]),
  'a name with a space': odd('POST', asIs, [['x a', 'b']]),
  'two hosts': withHeaders(['host', 'evil.example'], ['x-forwarded-host', 'evil.example']),
  'an address that is none': withHeaders(
    ['x-forwarded-for', '::ffff:999.1.1.1, \xff, 127.0.0.1'],
    ['forwarded', 'for="'],
  ),
  'another method, please': withHeaders(['x-http-method-override', 'DELETE'], ['x-original-url', '/api/v1/workflows']),
  'a cookie that is none': withHeaders(['cookie', '=;;=%ff;__proto__=1;'.repeat(100)]),
  'a key of nobody': odd('POST', () => '/hooks/'),
};
