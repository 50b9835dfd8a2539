import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.js';

const SECRET = 'tok_4f"9a/ü7c2';
const answer = (body: string | Buffer, headers: Record<string, string> = {}) => ({
  status: 200,
  headers,
  body: Buffer.from(body as string),
});
const masked = (body: string): string => Buffer.from(maskSecrets(answer(body), [SECRET]).body).toString();

test.each([
  ['in clear', `got ${SECRET} and ${SECRET}.`, 'got •••••• and ••••••.'],
  ['in JSON', JSON.stringify({ token: SECRET }), '{"token":"••••••"}'],
  ['in JSON as PHP writes it', '{"token":"tok_4f\\"9a\\/\\u00fc7c2"}', '{"token":"••••••"}'],
  ['in JSON as Python writes it', '{"token":"tok_4f\\"9a/\\u00fc7c2"}', '{"token":"••••••"}'],
  ['in an address', `?key=${encodeURIComponent(SECRET)}&x=1`, '?key=••••••&x=1'],
])('a secret %s is masked', (_, body, rest) => {
  expect(masked(body)).toBe(rest);
});

test('a secret within a longer text in base64 is masked', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
      const bytes = Buffer.from(before + SECRET + after).toString('base64');
      expect(masked(`Basic ${bytes}`)).toContain('••••••');
    }),
  );
});

test('of a secret address, the path and its end are masked too', () => {
  const address = 'https://hooks.example/hooks/catch/123456/b1k2abcd/';
  const page = `Cannot POST /hooks/catch/123456/b1k2abcd/ at hooks.example. {"token":"b1k2abcd"}`;
  expect(Buffer.from(maskSecrets(answer(page), [address]).body).toString()).toBe(
    'Cannot POST ••••••/ at hooks.example. {"token":"••••••"}',
  );
});

test('headers and cookies are masked too', () => {
  const { headers, setCookies } = maskSecrets(
    { ...answer('', { 'x-echo': `Bearer ${SECRET}` }), setCookies: [`t=${SECRET}; Path=/`] },
    [SECRET],
  );
  expect([headers, setCookies]).toEqual([{ 'x-echo': 'Bearer ••••••' }, ['t=••••••; Path=/']]);
});

test('bytes without a secret stay what they are', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(Buffer.from(maskSecrets({ status: 200, headers: {}, body: bytes }, [SECRET]).body)).toEqual(
        Buffer.from(bytes),
      );
    }),
  );
});

test('a secret too short to be told from a word is left alone', () => {
  expect(Buffer.from(maskSecrets(answer('a pin of 1234'), ['1234']).body).toString()).toBe('a pin of 1234');
});

test('a secret in an address is masked as a form writes it too', () => {
  const secret = "pass (word)~'1";
  const echo = new URLSearchParams({ key: secret }).toString();
  expect(Buffer.from(maskSecrets(answer(echo), [secret]).body).toString()).toBe('key=••••••');
});

test.each(['Bearer sk_live_4f9a7c2', 'bearer   sk_live_4f9a7c2'])('%s is masked without its scheme', (secret) => {
  const echo = 'There is no key sk_live_4f9a7c2.';
  expect(Buffer.from(maskSecrets(answer(echo), [secret]).body).toString()).toBe('There is no key ••••••.');
});

test('nothing is left of a secret that begins with another one', () => {
  const { body } = maskSecrets(answer('got secret-1-and-more'), ['secret-1', 'secret-1-and-more']);
  expect(Buffer.from(body).toString()).toBe('got ••••••');
});
