import { expect, test } from 'vitest';
import { closestName } from './closest-name.js';

test.each([
  ['custmer', ['order', 'customer'], 'customer'],
  ['http', ['http1', 'webhook'], 'http1'],
  ['oredr', ['order', 'older'], 'order'],
  ['Webhook', ['webhook'], 'webhook'],
  ['tru', ['false', 'true'], 'true'],
])('takes %s for the nearest of %j', (name, candidates, expected) => {
  expect(closestName(name, candidates)).toBe(expected);
});

test.each([
  ['mail', ['http1', 'webhook']],
  ['a', ['b']],
  ['order', ['order']],
  ['order', []],
])('does not guess for %s among %j', (name, candidates) => {
  expect(closestName(name, candidates)).toBeUndefined();
});
