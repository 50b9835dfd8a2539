import { describe, expect, test } from 'vitest';
import { MIN_CANVAS_WIDTH, defaultDockLayout, maxDockWidth } from './dock-layout.js';

describe('the default layout of the dock', () => {
  test('is under the canvas where the window is high', () => {
    expect(defaultDockLayout({ width: 1440, height: 900 })).toMatchObject({ dockBeside: false, dockHeight: 436 });
    expect(defaultDockLayout({ width: 900, height: 700 })).toMatchObject({ dockBeside: false });
  });

  test('is beside it on a laptop, and leaves it two steps', () => {
    const { dockBeside, dockWidth } = defaultDockLayout({ width: 1280, height: 720 });
    expect([dockBeside, dockWidth]).toEqual([true, 748]);
    expect(1280 - 52 - dockWidth).toBe(MIN_CANVAS_WIDTH);
    expect(maxDockWidth(600)).toBe(320);
  });
});
