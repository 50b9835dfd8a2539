import { expect, test } from 'vitest';
import { freeName } from './free-name.js';

test('numbers a name that is taken', () => {
  expect(freeName('Acme', ['Other'])).toBe('Acme');
  expect(freeName('Acme', ['Acme', 'Acme 2', 'Acme 4'])).toBe('Acme 3');
});
