import { expect, test } from 'vitest';
import { autoPaging } from './auto-paging.js';

const page = (count: number) => ({ items: Array.from({ length: count }), nextCursor: 'c' });
const pages = (count: number, items: number) => Array.from({ length: count }, () => page(items));

test('a full page waits to be asked for more', () => {
  expect(autoPaging([page(50)], true)).toEqual({ loadsNext: false, pausedSearch: false });
});

test('a page with 2 of 31 matches is not the end: it looks on by itself', () => {
  expect(autoPaging([page(2)], true)).toEqual({ loadsNext: true, pausedSearch: false });
  expect(autoPaging([page(50), page(2)], true)).toEqual({ loadsNext: true, pausedSearch: false });
});

test('after twenty such pages it stops, and goes on when asked to', () => {
  expect(autoPaging(pages(20, 1), true)).toEqual({ loadsNext: false, pausedSearch: true });
  expect(autoPaging(pages(21, 1), true)).toEqual({ loadsNext: true, pausedSearch: false });
});

test('an empty list is never the answer while something was not looked at', () => {
  expect(autoPaging(pages(40, 0), true)).toEqual({ loadsNext: true, pausedSearch: false });
});

test('the last page is the end', () => {
  expect(autoPaging([page(2)], false)).toEqual({ loadsNext: false, pausedSearch: false });
});
