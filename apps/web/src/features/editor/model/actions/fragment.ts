/** Nodes and edges as text on the clipboard: across tabs, windows, into an issue and back. */
import { containedNodes, emptyGraph, indexGraph, workflowGraphSchema } from '@hookline/domain';
import type { GraphEdge, GraphNode, WorkflowGraph } from '@hookline/domain';
import { stripSecrets, withoutSecrets } from '@hookline/node-kit';
import { z } from 'zod';
import { boundsOf, containerAt, rectOf } from '../../../../shared/canvas/index.js';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { isTrigger } from '../catalog.js';
import type { Editor } from '../editor-store.js';
import { newId } from './new-node.js';
import { ROW, clearOffset } from './placement.js';
import { pushNeighbours } from './push-neighbours.js';

const withheldSchema = z.object({ nodeId: z.string(), field: z.string(), label: z.string() });

const fragmentSchema = workflowGraphSchema.pick({ nodes: true, edges: true }).extend({
  edges: z.array(workflowGraphSchema.shape.edges.element).default([]),
  withheld: z.array(withheldSchema).catch([]),
});

export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The secrets that were left out. */
  readonly withheld: readonly Withheld[];
}

export type Withheld = Readonly<z.output<typeof withheldSchema>>;

const PASTE_OFFSET = 40;

/** The selected nodes and everything inside selected loops, unchanged. Undefined without a selection. */
export function takeFragment(graph: WorkflowGraph, selection: ReadonlySet<string>): Fragment | undefined {
  const copied = new Set([...selection].flatMap((id) => [id, ...containedNodes(graph, id)]));
  const nodes = graph.nodes.filter((node) => copied.has(node.id));
  if (nodes.length === 0) return undefined;
  const edges = graph.edges.filter((edge) => copied.has(edge.source) && copied.has(edge.target));
  return { nodes, edges, withheld: [] };
}

/** A fragment for the clipboard, which every program on the machine can read: secrets are removed and listed. */
export function fragmentText({ nodes, edges }: Fragment): string {
  const withheld: Withheld[] = [];
  const harmless = nodes.map((node) => {
    const stripped = stripSecrets(findDefinition(node.type), node.config);
    withheld.push(...stripped.withheld.map((secret) => ({ nodeId: node.id, ...secret })));
    return { ...node, config: stripped.config, note: withoutSecrets(node.note) };
  });
  return JSON.stringify({ hookline: 'nodes', nodes: harmless, edges, withheld }, null, 2);
}

/** Takes a fragment or a whole document. Undefined when the text is neither. */
export function readFragment(text: string): Fragment | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const parsed = fragmentSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.nodes.length > 0 ? parsed.data : undefined;
  } catch {
    return undefined; // Not JSON: other text was on the clipboard.
  }
}

/** Adds copies beside the originals in the same loop, or around `at` in the loop at that point, and selects them. */
export function pasteFragment(editor: Editor, fragment: Fragment, at?: { x: number; y: number }): boolean {
  const graph = editor.graph();
  const ids = Object.fromEntries(fragment.nodes.map((node) => [node.id, newId()]));
  const copies: WorkflowGraph = { ...emptyGraph(), nodes: fragment.nodes, edges: fragment.edges };
  const corner = boundsOf(fragment.nodes.map((node) => rectOf(copies, node))) ?? { x: 0, y: 0 };
  const wanted = at ? { x: at.x - corner.x, y: at.y - corner.y } : { x: PASTE_OFFSET, y: ROW };
  const outer = fragment.nodes.filter((node) => ids[node.parent ?? ''] === undefined);
  const parent = outer.some(isTrigger) ? null : at ? containerAt(graph, at) : commonParent(graph, outer);
  const pasted = editor.dispatch(
    pushNeighbours(graph, [
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
  if (pasted)
    showCopies(
      editor,
      outer.map((node) => ids[node.id] ?? node.id),
      Object.values(ids),
    );
  return pasted;
}

/** Switches an open panel to the copy, so that typing changes the copy. */
function showCopies(editor: Editor, outer: readonly string[], all: readonly string[]): void {
  const [only] = outer;
  if (editor.store.getState().open) editor.open(outer.length === 1 ? (only ?? null) : null);
  editor.select(all);
}

/** The loop that contains all nodes, if it is in this workflow. */
function commonParent(graph: WorkflowGraph, nodes: readonly GraphNode[]): string | null {
  const parents = new Set(nodes.map((node) => node.parent));
  const [parent = null] = parents;
  return parents.size === 1 && indexGraph(graph).nodesById.has(parent ?? '') ? parent : null;
}

export function duplicateSelected(editor: Editor): boolean {
  const fragment = takeFragment(editor.graph(), editor.store.getState().selection);
  return fragment !== undefined && pasteFragment(editor, fragment);
}
