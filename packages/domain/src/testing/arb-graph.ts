/** Structurally valid graphs of any shape: triggers, branches, containers, parked nodes, references, disabled nodes. */
import fc from 'fast-check';
import { portsOf } from '../validation/ports-of.js';
import { graphNodeSchema, workflowGraphSchema } from '../workflow/document.js';
import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import { testCatalog } from './test-catalog.js';

const arbNode = fc.record({
  type: fc.constantFrom('step', 'step', 'step', 'branch', 'switch', 'loop', 'end', 'trigger'),
  onError: fc.constantFrom('stop', 'continue', 'branch'),
  disabled: fc.boolean(),
  refersTo: fc.nat({ max: 20 }),
  inside: fc.nat({ max: 20 }),
  ways: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
});

const arbLine = fc.record({ from: fc.nat({ max: 20 }), port: fc.nat({ max: 4 }), to: fc.nat({ max: 20 }) });

/** @param maxNodes at most 20. Node ids are `n0`, `n1`, …; their keys `k0`, `k1`, …; all of the types of `testCatalog`. */
export function arbGraph(maxNodes = 10): fc.Arbitrary<WorkflowGraph> {
  const arbNodes = fc.array(arbNode, { minLength: 1, maxLength: Math.min(maxNodes, 20) });
  return fc.tuple(arbNodes, fc.array(arbLine, { maxLength: 30, size: 'max' })).map(([shapes, lines]) => {
    const nodes = shapes.reduce<readonly GraphNode[]>((before, shape) => [...before, makeNode(shape, before)], []);
    return { ...workflowGraphSchema.parse({ schema: 1, nodes: [], edges: [] }), nodes, edges: makeEdges(nodes, lines) };
  });
}

type Shape = typeof arbNode extends fc.Arbitrary<infer Value> ? Value : never;
type Line = typeof arbLine extends fc.Arbitrary<infer Value> ? Value : never;

function makeNode(shape: Shape, before: readonly GraphNode[]): GraphNode {
  const place = before.length;
  const type = place === 0 ? 'trigger' : shape.type;
  const container = before[shape.inside];
  return graphNodeSchema.parse({
    id: `n${place}`,
    key: `k${place}`,
    name: `Node ${place}`,
    type,
    onError: shape.onError,
    disabled: shape.disabled,
    position: { x: place * 10, y: 0 },
    parent: type !== 'trigger' && container?.type === 'loop' ? container.id : null,
    config: place === 0 ? {} : { text: `{{ steps.k${shape.refersTo % place} }}`, ...waysOf(type, shape) },
  });
}

const waysOf = (type: string, { ways }: Shape) => (type === 'switch' ? { ways } : {});

/** Only forward, so that there is no cycle. */
function makeEdges(nodes: readonly GraphNode[], lines: readonly Line[]): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const line of lines) {
    const [first = 0, last = 0] = [line.from % nodes.length, line.to % nodes.length].toSorted((a, b) => a - b);
    const [source, target] = [nodes[first], nodes[last]];
    if (!source || !target || source === target) continue;
    if (target.type === 'trigger' || source.parent !== target.parent) continue;
    const ports = portsOf(source, testCatalog) ?? [];
    const sourcePort = ports[line.port % ports.length];
    if (!sourcePort) continue;
    const id = `e${edges.size + 1}`;
    const key = `${source.id} ${sourcePort} ${target.id}`;
    if (!edges.has(key)) edges.set(key, { id, source: source.id, sourcePort, target: target.id });
  }
  return [...edges.values()];
}
