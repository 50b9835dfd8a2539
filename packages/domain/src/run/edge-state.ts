import type { GraphEdge } from '../workflow/document.js';
import type { RunState } from './state/run-state.js';
import { isSettled } from './state/status.js';

/** `taken`: its source was left by its port; `dead`: it never will be; `pending`: not known yet. */
export type EdgeState = 'taken' | 'dead' | 'pending';

/** Where an edge stands, from the status and port of its source alone. An edge from an unknown node stays `pending`. */
export function edgeState(edge: GraphEdge, steps: RunState['steps']): EdgeState {
  const source = steps[edge.source];
  if (!source || !isSettled(source.status)) return 'pending';
  return source.port === edge.sourcePort ? 'taken' : 'dead';
}
