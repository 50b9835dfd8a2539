/**
 * The workflow as an ordered list: the phone's editor, the screen reader's view and the order of "next step". Depth
 * follows branches and loops; a node where branches meet again comes after all of them, as deep as where they parted, and
 * what a loop holds comes right after it.
 */
import { indexGraph, topologicalOrder } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { isContainer } from '../../../shared/canvas/index.js';

export type OutlineRow = OutlineStep | OutlineEnd | OutlineInside;

export interface OutlineStep {
  readonly kind: 'step';
  readonly node: GraphNode;
  /** 0 on the main line, +1 inside each branch. */
  readonly depth: number;
  /** On the first node of a branch: the port that leads to it, `true`. */
  readonly port: string | null;
  /** Branches meet here. */
  readonly joins: boolean;
}

/** An unconnected port, where a step can be added. */
export interface OutlineEnd {
  readonly kind: 'end';
  readonly node: GraphNode;
  readonly port: string;
  readonly depth: number;
  /** Whether the port is one of several and needs its name. */
  readonly named: boolean;
}

/** An empty loop, where its first step can be added. */
export interface OutlineInside {
  readonly kind: 'inside';
  readonly node: GraphNode;
  readonly depth: number;
}

type PortsOf = (node: GraphNode) => readonly string[];

/** Only the steps. */
export const outlineOf = (graph: WorkflowGraph, portsOf: PortsOf): readonly OutlineStep[] =>
  outlineRows(graph, portsOf).filter((row) => row.kind === 'step');

export function outlineRows(graph: WorkflowGraph, portsOf: PortsOf): readonly OutlineRow[] {
  const { incoming, nodesById } = indexGraph(graph);
  /** The branches a node is inside of, outermost first. */
  const branchesOf = new Map<string, readonly string[]>();

  return depthFirst(graph, portsOf).map(({ node, end }): OutlineRow => {
    if (end === INSIDE) return { kind: 'inside', node, depth: (branchesOf.get(node.id)?.length ?? 0) + 1 };
    if (end !== null) {
      const named = portsOf(node).length > 1;
      const depth = (branchesOf.get(node.id)?.length ?? 0) + (named ? 1 : 0);
      return { kind: 'end', node, port: end, depth, named };
    }
    const arrivals = (incoming.get(node.id) ?? []).flatMap((edge) => {
      const source = nodesById.get(edge.source);
      const outside = branchesOf.get(edge.source);
      if (!source || !outside) return [];
      const port = portsOf(source).length > 1 ? edge.sourcePort : null;
      const ways = port === null ? [] : [`${source.id}:${port}`];
      const lines = forks(graph, source.id, edge.sourcePort) ? [`${source.id} to ${node.id}`] : [];
      return [{ branches: [...outside, ...ways, ...lines], port }];
    });
    const joins = arrivals.length > 1;
    const around = branchesOf.get(node.parent ?? '');
    const first = around ? [...around, `in ${node.parent}`] : [];
    const branches = arrivals.length === 0 ? first : commonStart(arrivals.map((arrival) => arrival.branches));
    branchesOf.set(node.id, branches);
    return { kind: 'step', node, depth: branches.length, port: joins ? null : (arrivals[0]?.port ?? null), joins };
  });
}

interface Visit {
  readonly node: GraphNode;
  /** A free port of the node, {@link INSIDE} when it is a loop without steps, or null for the node itself. */
  readonly end: string | typeof INSIDE | null;
}

const INSIDE = Symbol('inside');

/** Depth first by branch, but each node after all its predecessors. */
function depthFirst(graph: WorkflowGraph, portsOf: PortsOf): readonly Visit[] {
  const { incoming, outgoing, nodesById, children } = indexGraph(graph);
  const knownSources = (id: string) => (incoming.get(id) ?? []).filter((edge) => nodesById.has(edge.source)).length;
  const waitsFor = new Map(graph.nodes.map((node) => [node.id, knownSources(node.id)]));
  const visits: Visit[] = [];
  const stack: Visit[] = graph.nodes
    .filter((node) => isFirst(node) && !nodesById.has(node.parent ?? ''))
    .map((node) => ({ node, end: null }))
    .toReversed();
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    visits.push(visit);
    if (visit.end === null) stack.push(...[...whatIsInside(visit.node), ...whatFollows(visit.node)].toReversed());
  }
  // Nodes on a cycle are listed, too: a draft may contain one.
  const listed = new Set(visits.map(({ node }) => node));
  const others = topologicalOrder(graph).filter((node) => !listed.has(node));
  return [...visits, ...others.map((node) => ({ node, end: null }))];

  function isFirst(node: GraphNode): boolean {
    return waitsFor.get(node.id) === 0;
  }

  function whatIsInside(node: GraphNode): Visit[] {
    const held = children.get(node.id) ?? [];
    if (held.length === 0) return isContainer(graph, node) ? [{ node, end: INSIDE }] : [];
    return held.filter(isFirst).map((child) => ({ node: child, end: null }));
  }

  function whatFollows(node: GraphNode): Visit[] {
    const edges = outgoing.get(node.id) ?? [];
    return portsOf(node).flatMap((port): Visit[] => {
      const targets = edges
        .filter((edge) => edge.sourcePort === port)
        .flatMap((edge) => nodesById.get(edge.target) ?? []);
      if (targets.length === 0) return [{ node, end: port }];
      return targets.filter(isReady).map((target) => ({ node: target, end: null }));
    });
  }

  function isReady(node: GraphNode): boolean {
    const left = (waitsFor.get(node.id) ?? 1) - 1;
    waitsFor.set(node.id, left);
    return left === 0;
  }
}

const forks = (graph: WorkflowGraph, nodeId: string, port: string): boolean =>
  (indexGraph(graph).outgoing.get(nodeId) ?? []).filter((edge) => edge.sourcePort === port).length > 1;

function commonStart(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  const length = first.findIndex((entry, index) => others.some((other) => other[index] !== entry));
  return length === -1 ? first : first.slice(0, length);
}
