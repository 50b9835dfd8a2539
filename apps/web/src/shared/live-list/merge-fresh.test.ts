import { expect, test } from 'vitest';
import { mergeFresh } from './merge-fresh.js';

const item = (id: string, status = 'running') => ({ id, status });

test('a known entry changes in place and a new one waits', () => {
  const merged = mergeFresh([item('b'), item('a')], [item('c'), item('b', 'failed'), item('a')]);
  expect(merged.shown).toEqual([item('b', 'failed'), item('a')]);
  expect(merged.waiting).toEqual([item('c')]);
});

test('entries older than the first known one are no news', () => {
  expect(mergeFresh([item('b')], [item('b'), item('a')]).waiting).toEqual([]);
});

test('when nothing on screen is known any more, all of the page waits', () => {
  expect(mergeFresh([item('a')], [item('z'), item('y')])).toEqual({
    shown: [item('a')],
    waiting: [item('z'), item('y')],
  });
});

test('an empty list takes everything at once', () => {
  expect(mergeFresh([], [item('a')])).toEqual({ shown: [item('a')], waiting: [] });
});
