/**
 * Every change to a draft is one of these, as data: undo is a list of graphs, and an edit can travel as JSON. An edit
 * that would leave the document structurally broken is refused; half-filled settings are not, this is a draft.
 */
import { z } from 'zod';
import { MAX_EDGES, MAX_NODES } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { findInvalidIds } from '../workflow/find-invalid-ids.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { addNode, addNodeSchema } from './add-node.js';
import { changeType, changeTypeSchema } from './change-type.js';
import { configureNode, configureNodeSchema } from './configure-node.js';
import { connect, connectSchema } from './connect.js';
import { disableNode, disableNodeSchema } from './disable-node.js';
import { disconnect, disconnectSchema } from './disconnect.js';
import { refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { moveNode, moveNodeSchema } from './move-node.js';
import { paste, pasteSchema } from './paste.js';
import { removeNodes, removeNodesSchema } from './remove-nodes.js';
import { renameNode, renameNodeSchema } from './rename-node.js';
import { replaceGraph, replaceGraphSchema } from './replace-graph.js';
import { setField, setFieldSchema } from './set-field.js';
import { setNodeOptions, setNodeOptionsSchema } from './set-node-options.js';
import { setParent, setParentSchema } from './set-parent.js';
import { updateSettings, updateSettingsSchema } from './update-settings.js';

/**
 * All edits, as data. The editor builds typed edits and applies them itself, so only tests parse with it: they hold each edit
 * to being plain JSON that gives the same change when it is read again.
 */
export const editSchema = z.discriminatedUnion('kind', [
  addNodeSchema,
  connectSchema,
  disconnectSchema,
  moveNodeSchema,
  setParentSchema,
  configureNodeSchema,
  changeTypeSchema,
  setFieldSchema,
  renameNodeSchema,
  removeNodesSchema,
  disableNodeSchema,
  setNodeOptionsSchema,
  pasteSchema,
  updateSettingsSchema,
  replaceGraphSchema,
]);

/** One change to a draft, complete: a default that `editSchema` has is written out. */
export type Edit = z.output<typeof editSchema>;

/** An edit as one may write it: whatever has a default may be left out. Parse it with `editSchema`. */
export type EditInput = z.input<typeof editSchema>;

/**
 * Applies an edit. Pure: the graph given is not touched, unchanged parts are shared, and an edit that changes nothing
 * returns the same graph. A document that is already broken (an import, the API) can be edited, and so repaired.
 */
export function applyEdit(graph: WorkflowGraph, edit: Edit, catalog: NodeCatalog): EditResult {
  const result = dispatch(graph, edit, catalog);
  if (!result.ok || result.graph === graph) return result;
  if (grows(graph.nodes, result.graph.nodes) && result.graph.nodes.length > MAX_NODES) {
    return refused('graph.too-large', `A workflow holds at most ${MAX_NODES} steps. Split it into two workflows`);
  }
  if (grows(graph.edges, result.graph.edges) && result.graph.edges.length > MAX_EDGES) {
    return refused('graph.too-large', `A workflow holds at most ${MAX_EDGES} lines. Split it into two workflows`);
  }
  return wrongId(graph, result.graph) ?? result;
}

/** An edit adds no invalid id. Invalid ids that a stored document already has do not block editing. */
function wrongId(before: WorkflowGraph, after: WorkflowGraph): EditResult | undefined {
  const added = {
    nodes: after.nodes === before.nodes ? [] : without(before.nodes, after.nodes),
    edges: after.edges === before.edges ? [] : without(before.edges, after.edges),
  };
  return findInvalidIds(added).length === 0
    ? undefined
    : refused('graph.wrong-id', 'The id of a step or line has 1 to 64 letters, digits, _ and - only. Use another id');
}

function without<Item extends { readonly id: string }>(known: readonly Item[], items: readonly Item[]): Item[] {
  const ids = new Set(known.map(({ id }) => id));
  return items.filter(({ id }) => !ids.has(id));
}

const grows = (before: readonly unknown[], after: readonly unknown[]) => after.length > before.length;

function dispatch(graph: WorkflowGraph, edit: Edit, catalog: NodeCatalog): EditResult {
  switch (edit.kind) {
    case 'add-node':
      return addNode(graph, edit, catalog);
    case 'connect':
      return connect(graph, edit, catalog);
    case 'disconnect':
      return disconnect(graph, edit);
    case 'move-node':
      return moveNode(graph, edit);
    case 'set-parent':
      return setParent(graph, edit, catalog);
    case 'configure-node':
      return configureNode(graph, edit, catalog);
    case 'change-type':
      return changeType(graph, edit, catalog);
    case 'set-field':
      return setField(graph, edit, catalog);
    case 'rename-node':
      return renameNode(graph, edit);
    case 'remove-nodes':
      return removeNodes(graph, edit);
    case 'disable-node':
      return disableNode(graph, edit);
    case 'set-node-options':
      return setNodeOptions(graph, edit, catalog);
    case 'paste':
      return paste(graph, edit, catalog);
    case 'update-settings':
      return updateSettings(graph, edit);
    case 'replace-graph':
      return replaceGraph(graph, edit, catalog);
  }
}
