/**
 * Sizes and curves of the canvas. Cards have a fixed size, so that nothing is measured and a run never moves the graph.
 */
export const NODE_WIDTH = 196;
export const NODE_HEIGHT = 60;
export const GRID = 20;
/** Size of a handle's hit area, centred on the card's edge. React Flow's edges end at its outer side. */
export const HANDLE = 24;
/** The distance between handles on a rail. */
const PORT_GAP = 22;
/** Above this number of nodes the canvas saves work: no packets, no shadows, and only visible nodes are rendered. */
export const MANY_NODES = 200;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The y position of a port's handle, in pixels below the top of the card or subflow. Ports that do not fit are placed
 * on a rail that reaches beyond top and bottom, so that each keeps its hit area.
 */
export function portY(index: number, count: number, height = NODE_HEIGHT): number {
  if (count <= 1) return height / 2;
  const first = count === 2 ? 0.32 : 0.2;
  const gap = (height * (1 - 2 * first)) / (count - 1);
  return gap < 18 ? height / 2 + (index - (count - 1) / 2) * PORT_GAP : height * first + index * gap;
}

/** The path of an edge: it sags until a run takes it, and is straight then. */
export function linePath(from: Point, to: Point, taut: boolean): { path: string; middle: Point } {
  const [first, second] = controlPoints(from, to, taut);
  const path = `M${at(from)} C${at(first)} ${at(second)} ${at(to)}`;
  const middle = {
    x: (from.x + 3 * first.x + 3 * second.x + to.x) / 8,
    y: (from.y + 3 * first.y + 3 * second.y + to.y) / 8,
  };
  return { path, middle };
}

/** The barb at the end of an edge, on its upper side only. */
export const barbPath = (to: Point): string => `M${at({ x: to.x - 6.5, y: to.y - 5 })} L${at(to)}`;

function controlPoints(from: Point, to: Point, taut: boolean): [Point, Point] {
  const across = Math.abs(to.x - from.x);
  // A backward edge takes a wide curve, so that it stays visible behind the cards.
  const reach = to.x >= from.x ? Math.max(26, across / 2) : Math.min(180, 60 + across / 3);
  const sag = taut ? 0 : Math.min(14, Math.hypot(to.x - from.x, to.y - from.y) * 0.09);
  return [
    { x: from.x + reach, y: from.y + sag },
    { x: to.x - reach, y: to.y + sag },
  ];
}

const at = (point: Point) => `${round(point.x)},${round(point.y)}`;
const round = (value: number) => Math.round(value * 10) / 10;
