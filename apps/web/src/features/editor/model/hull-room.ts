/** Loops grow with what is added to them: what lies beside and below is moved on, so that nothing comes to lie under them. */
import { applyEdit, indexGraph } from '@hookline/domain';
import type { Edit, GraphNode, WorkflowGraph } from '@hookline/domain';
import { GRID, layoutHulls, overlap, rectOf } from '../../../shared/canvas/index.js';
import type { Point, Rect } from '../../../shared/canvas/index.js';
import { catalog } from './catalog.js';

/** As far apart as the cards of a tidy graph. */
const GAP = 60;

/** The edits, and what they make necessary: moves of the neighbours of every loop that grows by them. */
export function roomFor(graph: WorkflowGraph, edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  let now = graph;
  for (const edit of edits) {
    const result = applyEdit(now, edit, catalog);
    // Refused: the editor will say why.
    if (!result.ok) return edits;
    now = result.graph;
    all.push(edit);
  }
  // Innermost first, because moving what is inside one loop makes the loop around it grow.
  for (const id of [...layoutHulls(now).keys()].toReversed()) {
    const positions = makeWay(graph, now, id);
    if (Object.keys(positions).length === 0) continue;
    const edit: Edit = { kind: 'move-node', positions };
    const result = applyEdit(now, edit, catalog);
    if (!result.ok) return all;
    now = result.graph;
    all.push(edit);
  }
  return all;
}

function makeWay(before: WorkflowGraph, now: WorkflowGraph, id: string): Record<string, Point> {
  const [was, hull] = [layoutHulls(before).get(id), layoutHulls(now).get(id)];
  const loop = indexGraph(now).nodesById.get(id);
  if (!was || !hull || !loop || !hasGrown(was, hull)) return {};
  const others = (indexGraph(now).children.get(loop.parent) ?? []).filter((node) => node.id !== id);
  const rects = new Map(others.map((node) => [node, rectOf(now, node)]));
  const covered = others.filter((node) => overlap(withGap(hull), rects.get(node) ?? hull));
  const right = covered.filter((node) => (rects.get(node)?.x ?? 0) >= was.x + was.width);
  const below = covered.filter((node) => !right.includes(node) && (rects.get(node)?.y ?? 0) >= was.y + was.height);
  const byX = pushed(right, (node) => hull.x + hull.width + GAP - (rects.get(node)?.x ?? 0));
  const byY = pushed(below, (node) => hull.y + hull.height + GAP - (rects.get(node)?.y ?? 0));
  return Object.fromEntries(
    others.flatMap((node) => {
      const rect = rects.get(node);
      const isRight = byX > 0 && rect && rect.x >= was.x + was.width;
      const isBelow = byY > 0 && rect && rect.y >= was.y + was.height;
      if (!isRight && !isBelow) return [];
      const x = node.position.x + (isRight ? byX : 0);
      const y = node.position.y + (isBelow ? byY : 0);
      return [[node.id, { x, y }]];
    }),
  );
}

const hasGrown = (was: Rect, now: Rect): boolean => now.width > was.width || now.height > was.height;

const withGap = ({ x, y, width, height }: Rect): Rect => ({ x, y, width: width + GRID, height: height + GRID });

/** The furthest that one of them has to go, on the grid: all go as far, and keep their distances. */
const pushed = (nodes: readonly GraphNode[], missing: (node: GraphNode) => number): number =>
  Math.ceil(Math.max(0, ...nodes.map(missing)) / GRID) * GRID;
