import { describe, expect, test } from 'vitest';
import { barbPath, linePath, portY } from './geometry.js';

describe('geometry', () => {
  test('lets a slack line sag and draws a taken one taut', () => {
    const [from, to] = [
      { x: 274, y: 200 },
      { x: 324, y: 200 },
    ];
    expect(linePath(from, to, false).path).toBe('M274,200 C300,204.5 298,204.5 324,200');
    expect(linePath(from, to, true).path).toBe('M274,200 C300,200 298,200 324,200');
  });

  test('never sags more than 14 px', () => {
    expect(linePath({ x: 0, y: 0 }, { x: 1000, y: 0 }, false).middle.y).toBeLessThanOrEqual(14);
  });

  test('puts the barb on the upper side of the end', () => {
    expect(barbPath({ x: 324, y: 200 })).toBe('M317.5,195 L324,200');
  });

  test('spreads the handles of several ports over the height of the card', () => {
    expect(portY(0, 1)).toBe(30);
    expect([portY(0, 2), portY(1, 2)]).toEqual([19.2, 40.8]);
    expect([0, 1, 2].map((index) => portY(index, 3))).toEqual([12, 30, 48]);
  });

  test('keeps the handles of many ports apart, on a rail around the middle of the card', () => {
    expect([0, 1, 2, 3].map((index) => portY(index, 4))).toEqual([-3, 19, 41, 63]);
    expect([0, 9].map((index) => portY(index, 10))).toEqual([-69, 129]);
  });
});
