import { HooklineEdge } from './hookline-edge.js';
import { HullCard } from './hull-card.js';
import { NodeCard } from './node-card.js';

/** Made once: React Flow draws everything anew when these change. */
export const nodeTypes = { step: NodeCard, hull: HullCard };
export const edgeTypes = { line: HooklineEdge };
