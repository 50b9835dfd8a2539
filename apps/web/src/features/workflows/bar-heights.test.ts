import { expect, test } from 'vitest';
import { barHeights } from './bar-heights.js';

test('the highest bar is full, none is a hair line, and a little is more than none', () => {
  expect(barHeights([0, 1, 500, 1000], 22)).toEqual([1, 3, 11, 22]);
});

test('an empty day has hair lines only', () => {
  expect(barHeights([0, 0], 22)).toEqual([1, 1]);
});
