import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { respondToOptions } from './respond-to-options.js';

const ask = (headers: Record<string, string>, method = 'OPTIONS') =>
  respondToOptions(
    new ProviderRequest({
      method,
      url: 'https://hooks.example.test/hooks/k',
      headers: Object.entries(headers),
      body: new Uint8Array(),
    }),
  );
const question = { 'WebHook-Request-Origin': 'eventemitter.example.com', 'WebHook-Request-Rate': '120' };
const preflight = { Origin: 'https://evil.test', 'Access-Control-Request-Method': 'POST' };

describe('the question whether CloudEvents may be sent', () => {
  test('is answered with permission', () => {
    expect(ask(question)).toEqual({
      kind: 'handshake',
      reason: 'The sender asked whether it may deliver CloudEvents here.',
      signed: false,
      response: {
        status: 200,
        headers: { 'WebHook-Allowed-Origin': 'eventemitter.example.com', 'WebHook-Allowed-Rate': '*', Allow: 'POST' },
      },
    });
  });

  test('is not the question of a browser', () => {
    expect(ask(preflight)).toEqual({
      kind: 'refused',
      code: 'sender.unexpected',
      reason:
        'An OPTIONS request without the header WebHook-Request-Origin is no event: browsers send it before a page may send.',
      status: 405,
    });
    expect(ask({ ...preflight, ...question })).toMatchObject({ kind: 'handshake' });
  });

  test.each(['', 'a b', 'a.test, b.test', 'a\r\nSet-Cookie: x', 'ä.test', 'x'.repeat(300)])(
    'gets no permission for %j',
    (origin) => {
      expect(ask({ 'WebHook-Request-Origin': origin })).toMatchObject({ kind: 'refused', status: 400 });
    },
  );

  test('is asked with OPTIONS only: each delivery carries the header too', () => {
    expect(ask(question, 'POST')).toBeNull();
  });
});
