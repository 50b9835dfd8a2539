/** Requests that lie about where they end: what smuggles requests past proxies, and what keeps a server waiting. */
import { gzipSync } from 'node:zlib';
import { head, join, type HeaderPair, type RawRequest, type Shape } from '../raw-request.js';

const LAST: HeaderPair = ['connection', 'close'];

const closed =
  (headers: readonly HeaderPair[], body: string | Uint8Array, { version = 'HTTP/1.1', method = 'POST' } = {}): Shape =>
  (path) => ({ bytes: join(head(method, path, [...headers, LAST], version), body), until: 'closed' });
const hungUp =
  (until: 'ended' | 'reset', headers: readonly HeaderPair[], body: string): Shape =>
  (path) => ({ bytes: join(head('POST', path, headers), body), until });
const raw =
  (text: (path: string) => string, until: RawRequest['until'] = 'closed'): Shape =>
  (path) => ({ bytes: join(text(path)), until });
const chunked = (body: string | Uint8Array, ...headers: HeaderPair[]): Shape =>
  closed([['transfer-encoding', 'chunked'], ...headers], body);

/** A second request, inside or behind the first. Its answer, if there is one, is the last. */
const smuggled = (path: string): string =>
  `POST ${path}/smuggled HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\nconnection: close\r\n\r\nx`;

export const FRAMING: Readonly<Record<string, Shape>> = {
  'a whole request, and a reset': hungUp('reset', [['content-length', '7']], '{"a":1}'),
  'a whole request, and an end': hungUp('ended', [['content-length', '7']], '{"a":1}'),
  'a length that is too long': hungUp('ended', [['content-length', '5000']], '{"a":1}'),
  'a length that is too long, and a reset': hungUp('reset', [['content-length', '5000']], '{"a":1}'),
  'a length that is too short': closed([['content-length', '2']], '{}{"a":1}'),
  'a length with a sign': closed([['content-length', '+7']], '{"a":1}'),
  'a length below zero': closed([['content-length', '-1']], '{"a":1}'),
  'a length in hexadecimal': closed([['content-length', '0x7']], '{"a":1}'),
  'a length beyond all numbers': closed([['content-length', '9'.repeat(40)]], '{}'),
  'a length of gigabytes': closed([['content-length', '9000000000']], '{}'),
  'two lengths': closed(
    [
      ['content-length', '2'],
      ['content-length', '7'],
    ],
    '{"a":1}',
  ),
  'two lengths in one': closed([['content-length', '2, 2']], '{}'),
  'no length at all': closed([], ''),
  'a length and chunks': (path) => {
    const headers: HeaderPair[] = [
      ['content-length', '4'],
      ['transfer-encoding', 'chunked'],
    ];
    return { bytes: join(head('POST', path, headers), `0\r\n\r\n${smuggled(path)}`), until: 'closed' };
  },
  'chunks and a length': (path) => {
    const headers: HeaderPair[] = [
      ['transfer-encoding', 'chunked'],
      ['content-length', '6'],
    ];
    return { bytes: join(head('POST', path, headers), `0\r\n\r\n${smuggled(path)}`), until: 'closed' };
  },
  'chunks under another name': chunked('0\r\n\r\n', ['transfer-encoding', 'identity']),
  'chunks that are hidden': closed(
    [
      ['transfer-encoding', 'xchunked'],
      ['Transfer-Encoding', ' chunked\t'],
    ],
    '0\r\n\r\n',
  ),
  'chunks with a vertical tab': closed([['transfer-encoding', '\x0bchunked']], '0\r\n\r\n'),
  'chunks that are not last': closed([['transfer-encoding', 'chunked, gzip']], '0\r\n\r\n'),
  'chunks behind a space': raw(
    (path) => `POST ${path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n`,
  ),
  'chunks of one byte': chunked(`${'1\r\na\r\n'.repeat(3000)}0\r\n\r\n`),
  'a chunk with extensions': chunked(`1;${'a=b;'.repeat(2000)}\r\nx\r\n0\r\n\r\n`),
  'a chunk with a long extension': chunked(`1;${'a'.repeat(20_000)}\r\nx\r\n0\r\n\r\n`),
  'a chunk of a size that is none': chunked('zz\r\nx\r\n0\r\n\r\n'),
  'a chunk of a size below zero': chunked('-1\r\nx\r\n0\r\n\r\n'),
  'a chunk beyond all numbers': chunked(`${'f'.repeat(20)}\r\nx\r\n0\r\n\r\n`),
  'a chunk longer than it says': chunked('1\r\nxyz\r\n0\r\n\r\n'),
  'a chunk that ends with a line feed alone': chunked('1\nx\n0\n\n'),
  'chunks that come to more than is taken': chunked(`40001\r\n${'x'.repeat(0x40001)}\r\n0\r\n\r\n`),
  'chunks with trailers': chunked('1\r\nx\r\n0\r\ncontent-length: 5\r\nx-a: b\r\n\r\n'),
  'chunks without an end': hungUp('ended', [['transfer-encoding', 'chunked']], '5\r\nabcde\r\n'),
  'chunks without an end, and a reset': hungUp('reset', [['transfer-encoding', 'chunked']], '5\r\nabc'),
  'a body that is packed twice': chunked(join('14\r\n', gzipSync('').subarray(0, 20), '\r\n0\r\n\r\n'), [
    'transfer-encoding',
    'gzip',
  ]),
  'two requests at once': (path) => ({
    bytes: join(head('POST', path, [['content-length', '2']]), '{}', smuggled(path)),
    until: 'closed',
  }),
  'an expectation': closed(
    [
      ['expect', '100-continue'],
      ['content-length', '2'],
    ],
    '{}',
  ),
  'an expectation of a body that is too large': closed(
    [
      ['expect', '100-continue'],
      ['content-length', '99999999'],
    ],
    '',
  ),
  'an expectation of nobody': closed(
    [
      ['expect', '200-ok'],
      ['content-length', '2'],
    ],
    '{}',
  ),
  'an expectation, and nothing more': hungUp(
    'ended',
    [
      ['expect', '100-continue'],
      ['content-length', '10'],
    ],
    '',
  ),
  'HTTP/1.0': closed([['content-length', '2']], '{}', { version: 'HTTP/1.0' }),
  'HTTP/1.0 that wants to stay': raw(
    (path) => `POST ${path} HTTP/1.0\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\n{}${smuggled(path)}`,
  ),
  'HTTP/0.9': raw((path) => `GET ${path}\r\n\r\n`),
  'HTTP/2': raw(() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00'),
  'HTTP/9.9': closed([['content-length', '2']], '{}', { version: 'HTTP/9.9' }),
  'another protocol': closed([], '', { version: 'GOPHER/1.1' }),
  'a greeting in TLS': raw(() => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  'line feeds alone': raw((path) => `POST ${path} HTTP/1.1\nhost: x\ncontent-length: 2\n\n{}`),
  'empty lines first': raw((path) => `\r\n\r\n\r\nPOST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
  'nothing at all': raw(() => '\r\n', 'ended'),
  'half a line': raw((path) => `POST ${path} HT`, 'ended'),
  'half a head': raw((path) => `POST ${path} HTTP/1.1\r\nhost: x\r\nx-a: `, 'reset'),
};
