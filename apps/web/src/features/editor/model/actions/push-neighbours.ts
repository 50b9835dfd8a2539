/** Pushes the neighbours of growing loops aside, so that no node ends up under a loop. */
import { applyEdit, indexGraph } from '@hookline/domain';
import type { Edit, GraphNode, WorkflowGraph } from '@hookline/domain';
import { GRID, layoutSubflows, overlap, rectOf } from '../../../../shared/canvas/index.js';
import type { Point, Rect } from '../../../../shared/canvas/index.js';
import { catalog } from '../catalog.js';

/** The gap between the cards of an auto-layout. */
const GAP = 60;

/** The edits, followed by moves of the neighbours of every loop that grows by them. */
export function pushNeighbours(graph: WorkflowGraph, edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  let now = graph;
  for (const edit of edits) {
    const result = applyEdit(now, edit, catalog);
    // The editor reports the refusal.
    if (!result.ok) return edits;
    now = result.graph;
    all.push(edit);
  }
  // Innermost first: moving nodes inside a loop makes the loop around it grow.
  for (const id of [...layoutSubflows(now).keys()].toReversed()) {
    const positions = pushPositions(graph, now, id);
    if (Object.keys(positions).length === 0) continue;
    const edit: Edit = { kind: 'move-node', positions };
    const result = applyEdit(now, edit, catalog);
    if (!result.ok) return all;
    now = result.graph;
    all.push(edit);
  }
  return all;
}

function pushPositions(before: WorkflowGraph, now: WorkflowGraph, id: string): Record<string, Point> {
  const [was, subflow] = [layoutSubflows(before).get(id), layoutSubflows(now).get(id)];
  const loop = indexGraph(now).nodesById.get(id);
  if (!was || !subflow || !loop || !hasGrown(was, subflow)) return {};
  const others = (indexGraph(now).children.get(loop.parent) ?? []).filter((node) => node.id !== id);
  const rects = new Map(others.map((node) => [node, rectOf(now, node)]));
  const covered = others.filter((node) => overlap(withGap(subflow), rects.get(node) ?? subflow));
  const right = covered.filter((node) => (rects.get(node)?.x ?? 0) >= was.x + was.width);
  const below = covered.filter((node) => !right.includes(node) && (rects.get(node)?.y ?? 0) >= was.y + was.height);
  const byX = pushed(right, (node) => subflow.x + subflow.width + GAP - (rects.get(node)?.x ?? 0));
  const byY = pushed(below, (node) => subflow.y + subflow.height + GAP - (rects.get(node)?.y ?? 0));
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

/** The largest distance that one of the nodes has to move, on the grid: all move by it and keep their distances. */
const pushed = (nodes: readonly GraphNode[], missing: (node: GraphNode) => number): number =>
  Math.ceil(Math.max(0, ...nodes.map(missing)) / GRID) * GRID;
