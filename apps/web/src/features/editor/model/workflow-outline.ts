import type { WorkflowGraph } from '@hookline/domain';
import { portsOfNode } from './catalog.js';
import { outlineRows } from './outline.js';
import type { OutlineRow, OutlineStep } from './outline.js';

/** The outline of a graph, computed once: graphs are immutable, and many components ask. */
export function workflowOutline(graph: WorkflowGraph): readonly OutlineRow[] {
  const known = remembered.get(graph);
  if (known) return known;
  const rows = outlineRows(graph, portsOfNode);
  remembered.set(graph, rows);
  return rows;
}

export const workflowSteps = (graph: WorkflowGraph): readonly OutlineStep[] =>
  workflowOutline(graph).filter((row) => row.kind === 'step');

const remembered = new WeakMap<WorkflowGraph, readonly OutlineRow[]>();
