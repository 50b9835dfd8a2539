import { indexGraph } from '../graph/index-graph.js';
import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import { sameJson } from '../workflow/same-json.js';
import { healEdges } from './heal-edges.js';

export interface ChangeSummary {
  /** Ids of nodes that are new, gone, or different in more than their position. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly settings: boolean;
  /** What "draft has 3 changes" counts: the nodes above, and the settings as one. */
  readonly total: number;
}

/**
 * What differs between two graphs of one workflow. An edge belongs to the node it leaves; that an edge gave way to a
 * node added into it, or closed the gap of a removed one, is part of that addition or removal and not counted again.
 */
export function summarizeChanges(before: WorkflowGraph, after: WorkflowGraph): ChangeSummary {
  const old = indexGraph(before).nodesById;
  const now = indexGraph(after).nodesById;
  const added = after.nodes.filter((node) => !old.has(node.id)).map((node) => node.id);
  const removed = before.nodes.filter((node) => !now.has(node.id)).map((node) => node.id);
  const oldLines = linesBySource(healEdges(before, new Set(removed)));
  const newLines = linesBySource(healEdges(after, new Set(added)));
  const changed = after.nodes
    .filter((node) => {
      const earlier = old.get(node.id);
      return earlier && (isChanged(earlier, node) || !sameJson(oldLines.get(node.id), newLines.get(node.id)));
    })
    .map((node) => node.id);
  const settings = !sameJson(before.settings, after.settings);
  const total = added.length + removed.length + changed.length + (settings ? 1 : 0);
  return { added, removed, changed, settings, total };
}

const isChanged = (before: GraphNode, after: GraphNode): boolean =>
  before !== after && !sameJson({ ...before, position: null }, { ...after, position: null });

function linesBySource(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const { source, sourcePort, target } of edges) {
    lines.set(source, [...(lines.get(source) ?? []), `${sourcePort} ${target}`].toSorted());
  }
  return lines;
}
