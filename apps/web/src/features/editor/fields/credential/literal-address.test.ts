import { expect, test } from 'vitest';
import { literalAddress } from './literal-address.js';

test.each([
  ['https://api.acme.test/orders', 'api.acme.test'],
  ['  http://127.0.0.1:8080 ', '127.0.0.1:8080'],
  ['https://api.acme.test/orders/{{ trigger.body.id }}', 'api.acme.test'],
  ['https://api.acme.test?q={{ trigger.body.q }}', 'api.acme.test'],
])('%s is on %s', (text, host) => {
  expect(literalAddress(text)?.host).toBe(host);
});

test.each([
  undefined,
  '',
  'api.acme.test',
  'ftp://acme.test/',
  '{{ trigger.body.url }}',
  'https://{{ trigger.body.shop }}.acme.test/',
  'https://api.acme.test{{ trigger.body.path }}',
  'https://api.acme.test:{{ trigger.body.port }}/',
  'https://ada:{{ trigger.body.password }}@acme.test/',
])('%s leaves the host open', (text) => {
  expect(literalAddress(text)).toBeUndefined();
});
