import { expect, test } from 'vitest';
import { originForm } from './origin-form.js';

test.each([
  ['/hooks/k?a=//b', '/hooks/k?a=//b'],
  ['/', '/'],
  ['//hooks/k', '/hooks/k'],
  ['///hooks/k//x', '/hooks/k//x'],
  ['http://evil.example/hooks/k/x?y', '/hooks/k/x?y'],
  ['HTTPS://user@evil.example:81/hooks/k', '/hooks/k'],
  ['http://evil.example//hooks/k', '/hooks/k'],
  ['http:///hooks/k', '/hooks/k'],
  ['http://evil.example', '/'],
  ['http://evil.example?a', '/?a'],
  ['*', '*'],
  ['', '/'],
  ['ftp://evil.example/hooks/k', 'ftp://evil.example/hooks/k'],
])('takes %s for %s', (target, path) => {
  expect(originForm(target)).toBe(path);
});

test('takes a long row of slashes for one, in no time', () => {
  expect(originForm(`${'/'.repeat(60_000)}x`)).toBe('/x');
  expect(originForm(`http:${'/'.repeat(60_000)}`)).toBe('/');
});
