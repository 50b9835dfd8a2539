/**
 * The state of the cards and edges of one canvas, by id. React Flow holds positions only; a card reads its own entry
 * here, so that a run or a keystroke re-renders one card and not the canvas.
 */
import type { GraphNode } from '@hookline/domain';
import { createContext, useContext } from 'react';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { EdgeMark, NodeMark } from './run-marks.js';

export interface CanvasState {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly nodeMarks: ReadonlyMap<string, NodeMark>;
  readonly edgeMarks: ReadonlyMap<string, EdgeMark>;
  /** Problem counts per node. */
  readonly problems: ReadonlyMap<string, ProblemCount>;
  /** Unconnected ports as `nodeId:port`, which show the `+`. */
  readonly freePorts: ReadonlySet<string>;
  /** Nodes that have sample data. */
  readonly samples: ReadonlySet<string>;
  /** The trigger that waits for an event now: its handle is orange. */
  readonly listeningNodeId: string | null;
  readonly hoveredEdgeId: string | null;
  readonly packets: ReadonlySet<string>;
  /** The loop that would receive the dragged nodes. */
  readonly dropTarget: string | null;
  /** A big graph: no packets and no shadows. */
  readonly quiet: boolean;
}

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
  /** Whether all problems are missing settings of a new step. */
  readonly soft: boolean;
}

/** The user actions of a canvas. A read-only canvas has none. */
export interface CanvasActions {
  addAfter(nodeId: string, port: string, anchor: Element): void;
  addInside(containerId: string, anchor: Element): void;
  insertOn(edgeId: string, anchor: Element): void;
  removeEdge(edgeId: string): void;
}

export type CanvasStore = StoreApi<CanvasState>;

export const createCanvasStore = (): CanvasStore => createStore<CanvasState>(() => emptyCanvas);

const emptyCanvas: CanvasState = {
  nodes: new Map(),
  nodeMarks: new Map(),
  edgeMarks: new Map(),
  problems: new Map(),
  freePorts: new Set(),
  samples: new Set(),
  listeningNodeId: null,
  hoveredEdgeId: null,
  packets: new Set(),
  dropTarget: null,
  quiet: false,
};

interface Canvas {
  readonly store: CanvasStore;
  readonly actions: CanvasActions | null;
}

const CanvasContext = createContext<Canvas | null>(null);
export const CanvasProvider = CanvasContext.Provider;

export function useCanvas<Value>(select: (state: CanvasState) => Value): Value {
  return useStore(useCanvasContext().store, select);
}

export const useCanvasActions = (): CanvasActions | null => useCanvasContext().actions;

export const useCanvasStore = (): CanvasStore => useCanvasContext().store;

function useCanvasContext(): Canvas {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('A card or line stands outside of a CanvasProvider');
  return canvas;
}
