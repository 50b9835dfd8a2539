import type { Point } from '../../../../shared/canvas/index.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** Free space at the edges of the window. */
const MARGIN = 8;
/** A menu this high is worth standing below its opener. */
const MIN_HEIGHT = 420;
/** The opener ends above the anchor, and begins at its left: a `+` with some space around. */
const OPENER: Size = { width: 32, height: 32 };

/** Where the menu stands: below the `+` that opened it, or beside it, or above, so that the `+` stays in view. */
export function placeMenu(anchor: Point, { width, height }: Size, view: Size): Place {
  const within = (at: number, size: number, most: number): number =>
    Math.max(MARGIN, Math.min(at, most - size - MARGIN));
  const below = view.height - anchor.y - MARGIN;
  const left = within(anchor.x, width, view.width);
  if (below >= Math.min(height, MIN_HEIGHT)) return { left, top: anchor.y, maxHeight: Math.min(height, below) };

  const maxHeight = Math.min(height, view.height - 2 * MARGIN);
  const top = within(anchor.y, maxHeight, view.height);
  const right = anchor.x + OPENER.width;
  if (right + width + MARGIN <= view.width) return { left: right, top, maxHeight };
  if (anchor.x - 2 * MARGIN - width >= 0) return { left: anchor.x - MARGIN - width, top, maxHeight };

  const above = anchor.y - OPENER.height - MARGIN;
  const high = Math.min(height, above);
  if (above > below) return { left, top: above + MARGIN - high, maxHeight: high };
  return { left, top: anchor.y, maxHeight: below };
}
