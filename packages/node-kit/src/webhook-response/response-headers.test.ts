import { describe, expect, test } from 'vitest';
import { headerNameFault, headerValueFault, responseHeaders } from './response-headers.js';

describe('a header of an answer', () => {
  test.each(['X-Request-Id', 'content-type', 'cache-control', ' location ', 'retry-after'])('may be %s', (name) => {
    expect(headerNameFault(name)).toBeUndefined();
  });

  test.each(['', 'a b', 'x:', 'naïve', 'a\r\nb', '{{ name }}'])('cannot be named %j', (name) => {
    expect(headerNameFault(name)).toBe('A header’s name has letters, digits and -, like X-Request-Id.');
  });

  test.each([
    'Connection',
    'content-encoding',
    'Content-Length',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'Transfer-Encoding',
    'upgrade',
  ])('cannot be %s, which belongs to the connection', (name) => {
    expect(headerNameFault(name)).toBe(`Hookline sets ${name.toLowerCase()} itself. Remove it.`);
  });

  test.each([
    'Alt-Svc',
    'clear-site-data',
    'Set-Cookie',
    'Strict-Transport-Security',
    'NEL',
    'Report-To',
    'Reporting-Endpoints',
  ])('cannot be %s, which goes for all of the address', (name) => {
    const fault = `An answer of yours cannot carry ${name.toLowerCase()}: it may concern all of Hookline. Take a name that begins with X-.`;
    expect(headerNameFault(name)).toBe(fault);
  });

  test.each([
    'Service-Worker-Allowed',
    'Origin-Agent-Cluster',
    'Accept-CH',
    'Critical-CH',
    'Speculation-Rules',
    'Access-Control-Allow-Credentials',
    'Public-Key-Pins',
    'Expect-CT',
    'SourceMap',
    'Refresh',
    'Cookie',
    'whatever-comes-next',
    '__proto__',
    'constructor',
  ])('cannot be %s, which nobody has looked at', (name) => {
    expect(headerNameFault(name)).toMatch(/^An answer of yours cannot carry /);
  });

  test.each(['X-Accel-Redirect', 'x-sendfile', 'X-LIGHTTPD-send-file', 'X-Permitted-Cross-Domain-Policies'])(
    'cannot be %s, which a proxy obeys',
    (name) => {
      expect(headerNameFault(name)).toBe(
        `A proxy in front of Hookline may act on ${name.toLowerCase()}. Give it another name.`,
      );
    },
  );

  test.each(['', 'text/html; charset=utf-8', 'é', 'a\tb', ' padded \n'])('may hold %j', (value) => {
    expect(headerValueFault(value)).toBeUndefined();
  });

  test.each([
    ['a\r\nset-cookie: b', 'A header is one line. Remove the line break.'],
    ['a\nb', 'A header is one line. Remove the line break.'],
    ['a\u0000b', 'A header cannot carry the character number 0.'],
    ['ab\u007f', 'A header cannot carry the character number 127.'],
    ['20 €', 'A header cannot carry the character “€”.'],
    ['hi 👋', 'A header cannot carry the character “👋”.'],
    ['x'.repeat(8001), 'A header holds 8000 characters at most.'],
  ])('cannot hold %j', (value, fault) => {
    expect(headerValueFault(value)).toBe(fault);
  });
});

describe('the headers of an answer', () => {
  test('stand in lower case, each name once', () => {
    const rows = [
      { name: 'X-A', value: ' 1 ' },
      { name: 'x-a', value: '2' },
    ];
    expect(responseHeaders(rows, undefined)).toEqual([['x-a', '1, 2']]);
  });

  test('say what the body is unless a row does', () => {
    expect(responseHeaders([], 'text/plain')).toEqual([['content-type', 'text/plain']]);
    expect(responseHeaders([{ name: 'Content-Type', value: 'text/html' }], 'text/plain')).toEqual([
      ['content-type', 'text/html'],
    ]);
  });
});
