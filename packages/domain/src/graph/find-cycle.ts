import type { GraphEdge, WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/**
 * The ids of the nodes on one cycle, in the order of its edges, or undefined when there is none. Walks with a stack of
 * its own, because a chain of 2,000 nodes must not be a matter of the engine's call stack.
 */
export function findCycle(graph: WorkflowGraph): readonly string[] | undefined {
  const { outgoing } = indexGraph(graph);
  const finished = new Set<string>();
  for (const { id } of graph.nodes) {
    const cycle = finished.has(id) ? undefined : findCycleFrom(id, outgoing, finished);
    if (cycle) return cycle;
  }
  return undefined;
}

function findCycleFrom(
  start: string,
  outgoing: ReadonlyMap<string, readonly GraphEdge[]>,
  finished: Set<string>,
): readonly string[] | undefined {
  const path = new Map<string, Iterator<GraphEdge>>([[start, edgesOf(start)]]);
  const stack = [start];
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    const step = path.get(id)?.next();
    if (!step || step.done) {
      finished.add(id);
      path.delete(id);
      stack.pop();
    } else if (path.has(step.value.target)) {
      return stack.slice(stack.indexOf(step.value.target));
    } else if (!finished.has(step.value.target)) {
      path.set(step.value.target, edgesOf(step.value.target));
      stack.push(step.value.target);
    }
  }
  return undefined;

  function edgesOf(id: string): Iterator<GraphEdge> {
    return (outgoing.get(id) ?? []).values();
  }
}
