import { expect, test } from 'vitest';
import { suggestName } from './suggest-name.js';

const sender = { title: 'Acme', purpose: 'sender' } as const;
const bearer = { title: 'Bearer token', purpose: 'requests' } as const;

test('numbers a name that is taken', () => {
  expect(suggestName(sender, {}, ['Other'])).toBe('Acme');
  expect(suggestName(sender, {}, ['Acme', 'Acme 2', 'Acme 4'])).toBe('Acme 3');
});

test('names what is sent after its first host', () => {
  expect(suggestName(bearer, { hosts: '' }, [])).toBe('Bearer token');
  expect(suggestName(bearer, { hosts: ' api.acme.test, *.acme.test' }, ['api.acme.test'])).toBe('api.acme.test 2');
  expect(suggestName(sender, { hosts: 'api.acme.test' }, [])).toBe('Acme');
});
