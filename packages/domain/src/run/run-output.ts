import type { RunGraph } from './run-graph.js';
import type { RunState } from './state/run-state.js';

/**
 * What a run came to: the output of the step that nothing followed. When several paths reached an end, an object with
 * each one's output under its key; undefined when none did.
 */
export function runOutput(graph: RunGraph, steps: RunState['steps']): unknown {
  const ends = [...graph.nodes.values()].filter(({ node, outgoing }) => {
    const port = steps[node.id]?.port ?? null;
    return port !== null && !outgoing.some((edge) => edge.sourcePort === port);
  });
  const [only] = ends;
  if (only === undefined) return undefined;
  if (ends.length === 1) return steps[only.node.id]?.output;
  return Object.fromEntries(ends.map(({ node }) => [node.key, steps[node.id]?.output]));
}
