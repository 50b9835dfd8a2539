/**
 * Builds a graph from a drawing. Ids, keys and names are the words of the drawing. The first node is a `trigger`, one
 * left by `true` or `false` a `branch`, one named as a parent a `loop`, all others a `step` (see `testCatalog`).
 */
import { graphEdgeSchema, graphNodeSchema, workflowGraphSchema } from '../workflow/document.js';
import type { GraphEdge, GraphNode, WorkflowGraph, WorkflowGraphInput } from '../workflow/document.js';

type NodeInput = WorkflowGraphInput['nodes'][number];

/** What to change of a node, by its word in the drawing. Names a node that has no edge, too. */
export type NodeOverrides = Readonly<Record<string, Partial<NodeInput>>>;

/**
 * `draw('hook -> check', 'check[true] -> mail -> log', 'alone', { mail: { onError: 'branch' } })`.
 *
 * @throws Error when a line cannot be read.
 * @example
 * ```ts
 * draw('hook -> check', 'check[true] -> mail').edges.map((edge) => edge.sourcePort); // => ['out', 'true']
 * ```
 */
export function draw(...parts: readonly (string | NodeOverrides)[]): WorkflowGraph {
  const lines = parts.filter((part) => typeof part === 'string').map(readLine);
  const overrides: NodeOverrides = Object.assign({}, ...parts.filter((part) => typeof part !== 'string'));
  const edges = lines.flatMap((line) => line.edges);
  const words = new Set([...lines.flatMap((line) => line.words), ...Object.keys(overrides)]);
  const parents = new Set(Object.values(overrides).map((override) => override.parent));

  const nodes = [...words].map((word, place): GraphNode => {
    const ports = edges.filter((edge) => edge.source === word).map((edge) => edge.sourcePort);
    const guess = parents.has(word) ? 'loop' : place === 0 ? 'trigger' : isBranch(ports) ? 'branch' : 'step';
    return graphNodeSchema.parse({
      id: word,
      key: word,
      name: word,
      type: guess,
      position: { x: place * 300, y: 0 },
      ...(ports.includes('error') ? { onError: 'branch' } : {}),
      ...overrides[word],
    });
  });
  return { ...workflowGraphSchema.parse({ schema: 1, nodes: [], edges: [] }), nodes, edges: withUniqueIds(edges) };
}

const isBranch = (ports: readonly string[]) => ports.includes('true') || ports.includes('false');

/** `a -> b[port] -> c`: the words of a line and the edges between neighbours. */
function readLine(line: string): { words: string[]; edges: GraphEdge[] } {
  const stops = line.split('->').map((part) => {
    const match = /^\s*(\w+)(?:\[([\w -]+)\])?\s*$/.exec(part);
    if (!match?.[1]) throw new Error(`Not a line of a drawing: "${line}"`);
    return { word: match[1], port: match[2] };
  });
  const edges = stops.slice(1).map((target, before) => {
    const source = stops[before];
    if (!source) throw new Error(`Not a line of a drawing: "${line}"`);
    const label = source.port ? `${source.word}[${source.port}]` : source.word;
    return graphEdgeSchema.parse({
      id: `${label}->${target.word}`,
      source: source.word,
      sourcePort: source.port,
      target: target.word,
    });
  });
  return { words: stops.map((stop) => stop.word), edges };
}

function withUniqueIds(edges: readonly GraphEdge[]): GraphEdge[] {
  const seen = new Map<string, number>();
  return edges.map((edge) => {
    const times = (seen.get(edge.id) ?? 0) + 1;
    seen.set(edge.id, times);
    return times === 1 ? edge : { ...edge, id: `${edge.id}#${times}` };
  });
}
