import { expect, test } from 'vitest';
import { pathBeside } from './siblings.js';

test('finds the path of a field beside another, however deep', () => {
  expect(pathBeside('credential', 'provider')).toBe('provider');
  expect(pathBeside('rows.0.credential', 'provider')).toBe('rows.0.provider');
});
