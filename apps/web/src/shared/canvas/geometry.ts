/** Sizes of the canvas. Cards are fixed, so that nothing has to be measured and a run never moves the graph. */
export const NODE_WIDTH = 196;
export const NODE_HEIGHT = 60;
export const GRID = 20;
/** Handles are this wide, centred on the card's edge, so that they can be hit. React Flow's lines end at their outer side. */
export const HANDLE = 24;
/** Between the eyes on a rail. */
const PORT_GAP = 22;
/** Above this many nodes the canvas saves work: no floats, no shadows, only what is in view. */
export const MANY_NODES = 200;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the eyes of `count` ports stand, in pixels below the top of a card or hull. More than there is room for stand on a
 * rail that reaches beyond its top and bottom: each can still be hit.
 */
export function portY(place: number, count: number, height = NODE_HEIGHT): number {
  if (count <= 1) return height / 2;
  const first = count === 2 ? 0.32 : 0.2;
  const gap = (height * (1 - 2 * first)) / (count - 1);
  return gap < 18 ? height / 2 + (place - (count - 1) / 2) * PORT_GAP : height * first + place * gap;
}

/** A loose line sags under its own weight; a taken one is taut. */
export function linePath(from: Point, to: Point, taut: boolean): { path: string; middle: Point } {
  const [first, second] = controlPoints(from, to, taut);
  const path = `M${at(from)} C${at(first)} ${at(second)} ${at(to)}`;
  const middle = {
    x: (from.x + 3 * first.x + 3 * second.x + to.x) / 8,
    y: (from.y + 3 * first.y + 3 * second.y + to.y) / 8,
  };
  return { path, middle };
}

/** The one stroke at the end of a line, on its upper side only. */
export const barbPath = (to: Point): string => `M${at({ x: to.x - 6.5, y: to.y - 5 })} L${at(to)}`;

function controlPoints(from: Point, to: Point, taut: boolean): [Point, Point] {
  const across = Math.abs(to.x - from.x);
  // A line that runs backwards leaves and arrives in a wide bow, so that it stays visible behind the cards.
  const reach = to.x >= from.x ? Math.max(26, across / 2) : Math.min(180, 60 + across / 3);
  const sag = taut ? 0 : Math.min(14, Math.hypot(to.x - from.x, to.y - from.y) * 0.09);
  return [
    { x: from.x + reach, y: from.y + sag },
    { x: to.x - reach, y: to.y + sag },
  ];
}

const at = (point: Point) => `${round(point.x)},${round(point.y)}`;
const round = (value: number) => Math.round(value * 10) / 10;
