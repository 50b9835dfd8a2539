import { describe, expect, it } from 'vitest';
import { firstPlace, LEAST_CANVAS, widestDeck } from './deck-place.js';

describe('the first place of the panel', () => {
  it('is under the canvas where the window is high', () => {
    expect(firstPlace({ width: 1440, height: 900 })).toMatchObject({ deckBeside: false, deckHeight: 436 });
    expect(firstPlace({ width: 900, height: 700 })).toMatchObject({ deckBeside: false });
  });

  it('is beside it on a laptop, and leaves it two steps', () => {
    const { deckBeside, deckWidth } = firstPlace({ width: 1280, height: 720 });
    expect([deckBeside, deckWidth]).toEqual([true, 748]);
    expect(1280 - 52 - deckWidth).toBe(LEAST_CANVAS);
    expect(widestDeck(600)).toBe(320);
  });
});
