/**
 * The workflow as an ordered list: the phone's editor, the screen reader's view and the order of "next step". Depth
 * follows branches; a node where branches meet again comes after all of them, as deep as where they parted.
 */
import { indexGraph, topologicalOrder } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';

export interface OutlineEntry {
  readonly node: GraphNode;
  /** 0 on the main line, +1 inside each branch. */
  readonly depth: number;
  /** Set on the first node behind a port when the port is one of several: `true`. */
  readonly port: string | null;
  /** Branches meet here. */
  readonly joins: boolean;
}

interface Place {
  /** The branches a node is inside of: `nodeId:port`, outermost first. */
  readonly branches: readonly string[];
  readonly port: string | null;
}

export function outlineOf(
  graph: WorkflowGraph,
  portsOf: (node: GraphNode) => readonly string[],
): readonly OutlineEntry[] {
  const { incoming, outgoing, nodesById } = indexGraph(graph);
  const places = new Map<string, Place>();
  const ordered = depthFirst(graph, portsOf);

  return ordered.map((node) => {
    const arrivals = (incoming.get(node.id) ?? []).flatMap((edge) => {
      const source = nodesById.get(edge.source);
      const place = places.get(edge.source);
      if (!source || !place) return [];
      const port = portsOf(source).length > 1 ? edge.sourcePort : null;
      const lines = isFork(source.id, edge.sourcePort) ? [`${source.id} to ${node.id}`] : [];
      const ways = port === null ? lines : [`${source.id}:${port}`, ...lines];
      return [{ branches: [...place.branches, ...ways], port }];
    });
    const joins = arrivals.length > 1;
    const branches = joins ? commonStart(arrivals.map((arrival) => arrival.branches)) : (arrivals[0]?.branches ?? []);
    const port = joins ? null : (arrivals[0]?.port ?? null);
    places.set(node.id, { branches, port });
    return { node, depth: branches.length, port, joins };
  });

  function isFork(nodeId: string, port: string): boolean {
    return (outgoing.get(nodeId) ?? []).filter((edge) => edge.sourcePort === port).length > 1;
  }
}

/** Branch by branch, but no node before all that lead to it. */
function depthFirst(graph: WorkflowGraph, portsOf: (node: GraphNode) => readonly string[]): readonly GraphNode[] {
  const { incoming, outgoing, nodesById } = indexGraph(graph);
  const waitsFor = new Map(graph.nodes.map((node) => [node.id, knownSources(node.id)]));
  const done = new Set<GraphNode>();
  const stack = graph.nodes.filter((node) => waitsFor.get(node.id) === 0).toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (done.has(node)) continue;
    done.add(node);
    const ready = inPortOrder(node).filter((target) => {
      const left = (waitsFor.get(target.id) ?? 1) - 1;
      waitsFor.set(target.id, left);
      return left === 0;
    });
    stack.push(...ready.toReversed());
  }
  // Whatever is on a cycle is still listed: a draft may hold one until it is mended.
  return [...done, ...topologicalOrder(graph).filter((node) => !done.has(node))];

  function inPortOrder(node: GraphNode): GraphNode[] {
    const ports = portsOf(node);
    return (outgoing.get(node.id) ?? [])
      .toSorted((a, b) => ports.indexOf(a.sourcePort) - ports.indexOf(b.sourcePort))
      .flatMap((edge) => nodesById.get(edge.target) ?? []);
  }

  function knownSources(nodeId: string): number {
    return (incoming.get(nodeId) ?? []).filter((edge) => nodesById.has(edge.source)).length;
  }
}

function commonStart(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  const length = first.findIndex((entry, place) => others.some((other) => other[place] !== entry));
  return length === -1 ? first : first.slice(0, length);
}
