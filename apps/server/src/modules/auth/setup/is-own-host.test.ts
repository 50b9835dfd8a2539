import { expect, test } from 'vitest';
import { isOwnHost } from './is-own-host.js';

test.each([
  ['hooks.example.com', true],
  ['HOOKS.example.com:8443', true],
  ['127.0.0.1:3000', true],
  ['127.8.9.1', true],
  ['localhost:3000', true],
  ['hookline.localhost', true],
  ['[::1]:3000', true],
  ['evil.example.com', false],
  ['127.0.0.1.evil.example.com', false],
  ['hooks.example.com.evil.com', false],
  ['localhost.evil.com', false],
  ['192.168.1.7:3000', false],
  ['', false],
  ['a b', false],
])('says of the host "%s": %s', (host, own) => {
  expect(isOwnHost(host, 'https://hooks.example.com')).toBe(own);
});
