import { expect, test } from 'vitest';
import { lookOn } from './look-on.js';

const page = (count: number) => ({ items: Array.from({ length: count }), nextCursor: 'c' });
const pages = (count: number, items: number) => Array.from({ length: count }, () => page(items));

test('a full page waits to be asked for more', () => {
  expect(lookOn([page(50)], true)).toEqual({ looksOn: false, stoppedLooking: false });
});

test('a page with 2 of 31 matches is not the end: it looks on by itself', () => {
  expect(lookOn([page(2)], true)).toEqual({ looksOn: true, stoppedLooking: false });
  expect(lookOn([page(50), page(2)], true)).toEqual({ looksOn: true, stoppedLooking: false });
});

test('after twenty such pages it says that it stopped, and goes on when told to', () => {
  expect(lookOn(pages(20, 1), true)).toEqual({ looksOn: false, stoppedLooking: true });
  expect(lookOn(pages(21, 1), true)).toEqual({ looksOn: true, stoppedLooking: false });
});

test('an empty list is never the answer while something was not looked at', () => {
  expect(lookOn(pages(40, 0), true)).toEqual({ looksOn: true, stoppedLooking: false });
});

test('the last page is the end', () => {
  expect(lookOn([page(2)], false)).toEqual({ looksOn: false, stoppedLooking: false });
});
