import type { WorkflowGraph } from '../document.js';

/** Gives out ids for new edges, `e1`, `e2`, …: above all that are there, so that none is used again in this graph. */
export function nextEdgeIds(graph: WorkflowGraph): () => string {
  let last = 0;
  for (const { id } of graph.edges) {
    const number = /^e(\d{1,9})$/.exec(id)?.[1];
    if (number) last = Math.max(last, Number(number));
  }
  return () => `e${++last}`;
}
