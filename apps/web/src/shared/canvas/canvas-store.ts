/**
 * What the cards and lines of one canvas show, by id. React Flow holds positions only; a card reads its own entry here,
 * so that a run or a keystroke redraws one card and not the canvas.
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
  /** Counts of problems per node. */
  readonly problems: ReadonlyMap<string, ProblemCount>;
  /** Ports with no edge, as `nodeId:port`: there the `+` stands. */
  readonly freePorts: ReadonlySet<string>;
  /** Nodes that have sample data. */
  readonly samples: ReadonlySet<string>;
  /** The trigger whose eye shows the float, because it is waiting for an event now. */
  readonly listeningNodeId: string | null;
  readonly hoveredEdgeId: string | null;
  readonly floats: ReadonlySet<string>;
  /** The loop that what is being dragged would fall into. */
  readonly dropTarget: string | null;
  /** A big graph: no floats and no shadows. */
  readonly quiet: boolean;
}

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
  /** All of it is only what a new step lacks. */
  readonly soft: boolean;
}

/** What a person can do on the canvas. A read-only canvas has none. */
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
  floats: new Set(),
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
