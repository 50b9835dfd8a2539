import { expect, test } from 'vitest';
import { findProvider } from '../registry.js';
import { perCredentials } from './per-credentials.js';

test('makes it once for the same credentials of the same provider', () => {
  let made = 0;
  const read = perCredentials(({ id }, stored) => `${id} ${stored.length} ${++made}`);
  const [github, jwt] = [findProvider('github')!, findProvider('jwt')!];
  const stored = [{ secret: 'a' }];
  expect([read(github, stored), read(github, stored)]).toEqual(['github 1 1', 'github 1 1']);
  expect([read(github, [...stored]), read(jwt, stored)]).toEqual(['github 1 2', 'jwt 1 3']);
});
