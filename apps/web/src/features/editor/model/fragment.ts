/** Nodes and edges as text on the clipboard: across tabs, windows, into an issue and back. */
import { containedNodes, emptyGraph, indexGraph, workflowGraphSchema } from '@hookline/domain';
import type { GraphEdge, GraphNode, WorkflowGraph } from '@hookline/domain';
import { z } from 'zod';
import { boundsOf, containerAt, rectOf } from '../../../shared/canvas/index.js';
import { isTrigger } from './catalog.js';
import type { Editor } from './editor-store.js';
import { roomFor } from './hull-room.js';
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

/** What is selected, and what a selected loop holds. Undefined when nothing is selected. */
export function copyFragment(graph: WorkflowGraph, selection: ReadonlySet<string>): string | undefined {
  const copied = new Set([...selection].flatMap((id) => [id, ...containedNodes(graph, id)]));
  const nodes = graph.nodes.filter((node) => copied.has(node.id));
  if (nodes.length === 0) return undefined;
  const edges = graph.edges.filter((edge) => copied.has(edge.source) && copied.has(edge.target));
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

/** Adds copies beside the originals, in the same loop, or around `at`, in the loop that is there; and selects them. */
export function pasteFragment(editor: Editor, fragment: Fragment, at?: { x: number; y: number }): boolean {
  const graph = editor.graph();
  const ids = Object.fromEntries(fragment.nodes.map((node) => [node.id, newId()]));
  const copies: WorkflowGraph = { ...emptyGraph(), nodes: fragment.nodes, edges: fragment.edges };
  const corner = boundsOf(fragment.nodes.map((node) => rectOf(copies, node))) ?? { x: 0, y: 0 };
  const wanted = at ? { x: at.x - corner.x, y: at.y - corner.y } : { x: PASTE_OFFSET, y: ROW };
  const outer = fragment.nodes.filter((node) => ids[node.parent ?? ''] === undefined);
  const parent = outer.some(isTrigger) ? null : at ? containerAt(graph, at) : commonParent(graph, outer);
  const pasted = editor.dispatch(
    roomFor(graph, [
      {
        kind: 'paste',
        nodes: [...fragment.nodes],
        edges: [...fragment.edges],
        ids,
        offset: clearOffset(graph, copies, wanted, parent),
        parent,
      },
    ]),
  );
  if (pasted) editor.select(Object.values(ids));
  return pasted;
}

/** The loop that all of them are in, if it is in this workflow. */
function commonParent(graph: WorkflowGraph, nodes: readonly GraphNode[]): string | null {
  const parents = new Set(nodes.map((node) => node.parent));
  const [parent = null] = parents;
  return parents.size === 1 && indexGraph(graph).nodesById.has(parent ?? '') ? parent : null;
}

export function duplicateSelected(editor: Editor): boolean {
  const text = copyFragment(editor.graph(), editor.store.getState().selection);
  const fragment = text === undefined ? undefined : readFragment(text);
  return fragment !== undefined && pasteFragment(editor, fragment);
}
