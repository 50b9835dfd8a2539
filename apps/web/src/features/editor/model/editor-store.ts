/**
 * The editor's state: the domain graph with its history, and what is selected and open. Only `dispatch` changes the
 * graph, so undo is a list and nothing escapes the autosave. Config, runs and positions are all derived from here.
 */
import { applyEdit } from '@hookline/domain';
import type { Edit, NodeCatalog, WorkflowGraph } from '@hookline/domain';
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { beginHistory, record, redo, undo } from './history.js';
import type { History } from './history.js';

export interface EditorState {
  readonly history: History<WorkflowGraph>;
  readonly selection: ReadonlySet<string>;
  readonly selectedEdgeId: string | null;
  /** The node that Tab focuses on the canvas. */
  readonly tabStop: string | null;
  /** New steps without any input yet: their missing settings are not errors so far. */
  readonly untouched: ReadonlySet<string>;
  /** The node in the step panel, and the field to go to. */
  readonly open: OpenNode | null;
}

export interface OpenNode {
  readonly nodeId: string;
  readonly field: string | null;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  graph(): WorkflowGraph;
  /**
   * Applies edits as one undo step: all of them, or none when one is refused. Edits with the same merge key in quick
   * succession are one step, too.
   * @returns whether they were applied
   */
  dispatch(edits: Edit | readonly Edit[], mergeKey?: string): boolean;
  undo(): void;
  redo(): void;
  select(nodeIds: Iterable<string>): void;
  selectEdge(edgeId: string | null): void;
  open(nodeId: string | null, field?: string | null): void;
  /** The user tried to publish: from now on missing settings of new steps are errors. */
  judgeAll(): void;
  /** The focus has reached the panel: clears the requested field. */
  arrived(): void;
  /** Replaces the document and clears the history, after another user's draft was loaded. */
  reset(graph: WorkflowGraph): void;
}

export interface EditorDeps {
  readonly catalog: NodeCatalog;
  readonly now: () => number;
  /** Called with a sentence when an edit would have broken the document. */
  onRefused(message: string): void;
  onChange(graph: WorkflowGraph): void;
}

export function createEditor(graph: WorkflowGraph, doors: EditorDeps): Editor {
  const store = createStore<EditorState>(() => ({
    history: beginHistory(graph),
    selection: new Set<string>(),
    selectedEdgeId: null,
    tabStop: graph.nodes[0]?.id ?? null,
    untouched: new Set<string>(),
    open: null,
  }));
  const graphNow = () => store.getState().history.present;

  function become(history: History<WorkflowGraph>): void {
    const before = graphNow();
    if (history === store.getState().history) return;
    store.setState((state) => ({ history, ...withoutGone(state, history.present) }));
    if (history.present !== before) doors.onChange(history.present);
  }

  return {
    store,
    graph: graphNow,
    dispatch(edits, mergeKey) {
      let next = graphNow();
      const all = isList(edits) ? edits : [edits];
      for (const edit of all) {
        const result = applyEdit(next, edit, doors.catalog);
        if (!result.ok) {
          doors.onRefused(result.message);
          return false;
        }
        next = result.graph;
      }
      const { history, untouched } = store.getState();
      store.setState({ untouched: untouchedAfter(untouched, all) });
      become(record(history, next, doors.now(), mergeKey));
      return true;
    },
    undo: () => become(undo(store.getState().history)),
    redo: () => become(redo(store.getState().history)),
    select(nodeIds) {
      const selection = new Set(nodeIds);
      const [first] = selection;
      store.setState((state) => ({ selection, selectedEdgeId: null, tabStop: first ?? state.tabStop }));
    },
    selectEdge: (selectedEdgeId) => store.setState({ selectedEdgeId, selection: new Set() }),
    open(nodeId, field = null) {
      if (nodeId === null) return store.setState({ open: null });
      store.setState({ open: { nodeId, field }, selection: new Set([nodeId]), selectedEdgeId: null, tabStop: nodeId });
    },
    judgeAll: () => store.setState({ untouched: new Set() }),
    arrived() {
      const { open } = store.getState();
      if (open && open.field !== null) store.setState({ open: { ...open, field: null } });
    },
    reset(next) {
      store.setState((state) => ({ history: beginHistory(next), ...withoutGone(state, next) }));
    },
  };
}

function untouchedAfter(before: ReadonlySet<string>, edits: readonly Edit[]): ReadonlySet<string> {
  const after = new Set(before);
  for (const edit of edits) {
    if (edit.kind === 'add-node') after.add(edit.node.id);
    if (edit.kind === 'configure-node') after.delete(edit.nodeId);
  }
  return after;
}

/** Removes deleted nodes from the selection and closes their panel. */
function withoutGone(state: EditorState, graph: WorkflowGraph): Partial<EditorState> {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const kept = [...state.selection].filter((id) => ids.has(id));
  const edgeKept = graph.edges.some((edge) => edge.id === state.selectedEdgeId);
  return {
    selection: kept.length === state.selection.size ? state.selection : new Set(kept),
    selectedEdgeId: edgeKept ? state.selectedEdgeId : null,
    tabStop: state.tabStop !== null && ids.has(state.tabStop) ? state.tabStop : (graph.nodes[0]?.id ?? null),
    open: state.open && ids.has(state.open.nodeId) ? state.open : null,
  };
}

const isList = (edits: Edit | readonly Edit[]): edits is readonly Edit[] => Array.isArray(edits);
