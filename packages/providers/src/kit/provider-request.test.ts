import { expect, test } from 'vitest';
import { ProviderRequest } from './provider-request.js';

const jsonOf = (body: string): unknown =>
  new ProviderRequest({ method: 'POST', url: '', headers: [], body: Buffer.from(body) }).json();

test('takes JSON that is nested beyond reason for none, before it costs anything', () => {
  expect(jsonOf('{"a":[1]}')).toEqual({ a: [1] });
  expect(jsonOf(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeDefined();
  expect(jsonOf(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toBeUndefined();
  const began = performance.now();
  expect(jsonOf('['.repeat(5_000_000))).toBeUndefined();
  // JSON.parse alone takes seconds for it.
  expect(performance.now() - began).toBeLessThan(500);
});
