import { describe, expect, test } from 'vitest';
import { placeMenu } from './place-menu.js';

const size = { width: 788, height: 716 };
const at = (x: number, y: number, view = { width: 1440, height: 900 }) => placeMenu({ x, y }, size, view);

describe('the add menu stands', () => {
  test('below its opener, as high as there is room', () => {
    expect(at(300, 100)).toEqual({ left: 300, top: 100, maxHeight: 716 });
    expect(at(300, 400)).toEqual({ left: 300, top: 400, maxHeight: 492 });
    expect(at(1400, 100)).toMatchObject({ left: 644, top: 100 });
  });

  test('beside its opener without room below, in the window', () => {
    expect(at(300, 600)).toEqual({ left: 332, top: 176, maxHeight: 716 });
    expect(at(1200, 600)).toEqual({ left: 404, top: 176, maxHeight: 716 });
  });

  test('above its opener without room beside', () => {
    expect(at(700, 800)).toEqual({ left: 644, top: 52, maxHeight: 716 });
    expect(at(700, 600)).toEqual({ left: 644, top: 8, maxHeight: 560 });
  });

  test('below its opener in a low window', () => {
    expect(at(700, 120, { width: 1440, height: 420 })).toEqual({ left: 644, top: 120, maxHeight: 292 });
  });
});
