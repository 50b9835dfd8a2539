/** Nodes and edges as text on the clipboard: across tabs, windows, into an issue and back. */
import { workflowGraphSchema } from '@hookline/domain';
import type { GraphEdge, GraphNode, WorkflowGraph } from '@hookline/domain';
import { z } from 'zod';
import type { Editor } from './editor-store.js';
import { newId } from './new-node.js';
import { clearOffset, ROW } from './placement.js';

const fragmentSchema = workflowGraphSchema
  .pick({ nodes: true, edges: true })
  .extend({ edges: z.array(workflowGraphSchema.shape.edges.element).default([]) });

interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const PASTE_OFFSET = 40;

/** Undefined when nothing is selected. */
export function copyFragment(graph: WorkflowGraph, selection: ReadonlySet<string>): string | undefined {
  const nodes = graph.nodes.filter((node) => selection.has(node.id));
  if (nodes.length === 0) return undefined;
  const edges = graph.edges.filter((edge) => selection.has(edge.source) && selection.has(edge.target));
  return JSON.stringify({ hookline: 'nodes', nodes, edges }, null, 2);
}

/** Takes a fragment or a whole document. Undefined when the text is neither. */
export function readFragment(text: string): Fragment | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const parsed = fragmentSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.nodes.length > 0 ? parsed.data : undefined;
  } catch {
    return undefined; // not JSON: some other text was on the clipboard
  }
}

/** Adds copies beside the originals, or around `at`, and selects them. */
export function pasteFragment(editor: Editor, fragment: Fragment, at?: { x: number; y: number }): boolean {
  const ids = Object.fromEntries(fragment.nodes.map((node) => [node.id, newId()]));
  const left = Math.min(...fragment.nodes.map((node) => node.position.x));
  const top = Math.min(...fragment.nodes.map((node) => node.position.y));
  const wanted = at ? { x: at.x - left, y: at.y - top } : { x: PASTE_OFFSET, y: ROW };
  const offset = clearOffset(editor.graph(), fragment.nodes, wanted);
  const pasted = editor.dispatch({
    kind: 'paste',
    nodes: [...fragment.nodes],
    edges: [...fragment.edges],
    ids,
    offset,
    parent: null,
  });
  if (pasted) editor.select(Object.values(ids));
  return pasted;
}

export function duplicateSelected(editor: Editor): boolean {
  const text = copyFragment(editor.graph(), editor.store.getState().selection);
  const fragment = text === undefined ? undefined : readFragment(text);
  return fragment !== undefined && pasteFragment(editor, fragment);
}
