import { expect, test } from 'vitest';
import { decodeText } from './decode-text.js';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const bigEndian = (text: string) => utf16(text).swap16();

test.each([
  ['the charset that the sender names', Buffer.from('é', 'latin1'), 'text/plain; charset=iso-8859-1', 'é'],
  ['Windows characters that go by the name of Latin-1', Buffer.from([0x80]), 'text/plain; charset=latin1', '€'],
  ['a charset in quotes and capitals', Buffer.from('é', 'latin1'), 'text/plain; Charset="ISO-8859-1"', 'é'],
  ['Japanese', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'text/plain; charset=Shift_JIS', '日本'],
  ['UTF-16', utf16('日本'), 'application/json; charset=utf-16', '日本'],
  ['UTF-16 the other way round', bigEndian('日本'), 'application/json; charset=utf-16be', '日本'],
  ['UTF-16 by its mark, whatever is named', bigEndian('\uFEFF日本'), 'application/json; charset=utf-16', '日本'],
  ['UTF-16 by its mark, when nothing is named', utf16('\uFEFF{}'), 'application/json', '{}'],
  ['UTF-8 by its mark, whatever is named', Buffer.from('\uFEFFé'), 'text/plain; charset=latin1', 'é'],
  ['UTF-8 for a charset that nobody knows', Buffer.from('é'), 'text/plain; charset=no-such', 'é'],
  ['UTF-8 for a charset that does not fit', Buffer.from('é1'), 'text/plain; charset=shift_jis', 'ﾃｩ1'],
  ['UTF-8 for bytes that are no UTF-16', Buffer.from('abc'), 'text/plain; charset=utf-16', 'abc'],
  [
    'XML that names its encoding',
    Buffer.from('<?xml version="1.0" encoding="latin1"?><é/>', 'latin1'),
    'text/xml',
    null,
  ],
  ['nothing', Buffer.alloc(0), null, ''],
])('reads %s', (_what, body, contentType, expected) => {
  expect(decodeText(body, contentType)).toBe(expected ?? '<?xml version="1.0" encoding="latin1"?><é/>');
});

test('prefers the charset of the header to that of an XML declaration, which cannot be UTF-16 where it can be read', () => {
  const declared = (encoding: string) => Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><é/>`);
  expect(decodeText(declared('latin1'), 'text/xml; charset=utf-8')).toContain('<é/>');
  expect(decodeText(declared('utf-16'), 'text/xml')).toContain('<é/>');
});

test.each([
  ['a page of the old web', 'text/html', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x80], 'Müller€'],
  ['JSON that is no UTF-8', 'application/json', [0x22, 0xe9, 0x22], '"é"'],
  ['text in a charset that nobody knows', 'text/plain; charset=no-such', [0xff], 'ÿ'],
  ['UTF-8 that was cut within a character', 'text/plain', [0xc3, 0xa9, 0xc3], 'é\uFFFD'],
])('guesses %s', (_what, contentType, bytes, expected) => {
  expect(decodeText(Buffer.from(bytes), contentType)).toBe(expected);
});

test.each([
  ['image/gif', [0xff, 0xfe, 0x41, 0x41]],
  ['image/gif', [0x41]],
  ['text/plain', [0xff, 0x00]],
  ['application/json', [0x81]],
  ['application/octet-stream', [0xc3]],
  ['application/octet-stream', [0x41, 0x00]],
  ['', [0x41, 0x00]],
  [null, [0xed, 0xa0, 0x80]],
])('knows that %s %j is no text', (contentType, bytes) => {
  expect(decodeText(Buffer.from(bytes), contentType)).toBeUndefined();
});
