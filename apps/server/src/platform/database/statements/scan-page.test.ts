import { expect, test } from 'vitest';
import { fillPage, type ReadWindow } from './scan-page.js';

const range = { from: '00', before: '99' };

/** A read takes 30 ms and finds these ids per window. */
function slowList(found: Readonly<Record<number, readonly string[]>>, windows: number) {
  let clock = 0;
  const read: ReadWindow = async (_range, window) => {
    clock += 30;
    return { ids: found[window] ?? [], scannedTo: window === windows - 1 ? null : `to${window}` };
  };
  return { look: read, now: () => clock };
}

test('goes on looking while a page is empty, however slow the machine is', async () => {
  const { look: read, now } = slowList({ 40: ['a'] }, 100);
  expect(await fillPage(read, range, 10, now)).toEqual({ items: ['a'], nextCursor: 'to40' });
});

test('ends a page that holds something when its time is up, and says how far it looked', async () => {
  const { look: read, now } = slowList({ 0: ['a'], 1: ['b'] }, 100);
  expect(await fillPage(read, range, 10, now)).toEqual({ items: ['a'], nextCursor: 'to0' });
});

test('is empty where there is nothing, and after looking for longer than anybody waits', async () => {
  const small = slowList({}, 100);
  expect(await fillPage(small.look, range, 10, small.now)).toEqual({ items: [], nextCursor: null });
  const large = slowList({}, 1_000_000);
  expect(await fillPage(large.look, range, 10, large.now)).toEqual({ items: [], nextCursor: 'to500' });
});
