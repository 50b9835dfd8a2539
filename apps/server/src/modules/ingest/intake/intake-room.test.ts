import { expect, test } from 'vitest';
import { IntakeRoom } from './intake-room.js';

const MEGABYTE = 1024 * 1024;

test('leaves room for small events when large ones have taken theirs', () => {
  const room = new IntakeRoom();
  let large = 0;
  while (room.hasRoomFor(5 * MEGABYTE)) {
    room.take(5 * MEGABYTE);
    large++;
  }
  expect(large).toBe(9);
  let small = 0;
  while (room.hasRoomFor(64 * 1024)) {
    room.take(64 * 1024);
    small++;
  }
  expect(small).toBe(304);
});

test('has the room again that was given back', () => {
  const room = new IntakeRoom();
  const giveBack = room.take(64 * MEGABYTE);
  expect([room.hasRoomFor(1), room.hasRoomFor(0)]).toEqual([false, true]);
  giveBack();
  expect(room.hasRoomFor(10 * MEGABYTE)).toBe(true);
});
