import { HooklineEdge } from './hookline-edge.js';
import { NodeCard } from './node-card.js';
import { SubflowCard } from './subflow-card.js';

/** Constant: React Flow re-renders everything when these change. */
export const nodeTypes = { step: NodeCard, subflow: SubflowCard };
export const edgeTypes = { line: HooklineEdge };
