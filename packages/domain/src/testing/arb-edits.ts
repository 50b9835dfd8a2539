/** Edits of every kind that mostly fit a graph: its own ids, ids that earlier edits may have made, and some that fit nothing. */
import fc from 'fast-check';
import { editSchema } from '../edits/apply-edit.js';
import type { Edit, EditInput } from '../edits/apply-edit.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { arbGraph } from './arb-graph.js';

const MADE_IDS = ['m0', 'm1', 'm2', 'm3'];

/** A sequence of edits, meant to be applied one after another, leaving out those refused. */
export function arbEdits(graph: WorkflowGraph): fc.Arbitrary<readonly Edit[]> {
  return fc.array(
    fc.oneof(...arbEditInputs(graph)).map((edit) => editSchema.parse(edit)),
    { maxLength: 12 },
  );
}

function arbEditInputs(graph: WorkflowGraph): fc.Arbitrary<EditInput>[] {
  const nodeId = fc.constantFrom(...graph.nodes.map((node) => node.id), ...MADE_IDS, 'nowhere');
  const nodeIds = fc.uniqueArray(nodeId, { maxLength: 3 });
  const edgeId = fc.constantFrom(...graph.edges.map((edge) => edge.id), 'e1', 'e20', 'nowhere');
  const port = fc.constantFrom('out', 'out', 'true', 'false', 'error', 'a', 'b', 'else');
  return [
    arbAddNode(nodeId, edgeId, port),
    fc.record({ kind: fc.constant('connect' as const), source: nodeId, sourcePort: port, target: nodeId }),
    fc.record({ kind: fc.constant('disconnect' as const), edgeIds: fc.uniqueArray(edgeId, { maxLength: 2 }) }),
    fc.record({
      kind: fc.constant('move-node' as const),
      positions: fc.dictionary(nodeId, arbPosition, { maxKeys: 3 }),
    }),
    fc.record({ kind: fc.constant('set-parent' as const), nodeIds, parent: fc.option(nodeId, { nil: null }) }),
    fc.record({
      kind: fc.constant('configure-node' as const),
      nodeId,
      config: fc.oneof(fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue()), fc.record({ ways: arbWays })),
    }),
    fc.record({
      kind: fc.constant('change-type' as const),
      nodeId,
      type: arbType,
      config: fc.record({ ways: arbWays }),
    }),
    fc.record({
      kind: fc.constant('set-field' as const),
      nodeId,
      field: fc.constantFrom('text', 'a', 'a.0', 'a.0.b', 'a.9', '__proto__.x'),
      value: fc.option(fc.jsonValue(), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('set-field' as const),
      nodeId,
      field: fc.constantFrom('ways.0', 'ways.1', 'ways.2'),
      value: fc.option(arbWay, { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('rename-node' as const), nodeId, name: fc.constantFrom('', 'A', 'Node 1') }),
    fc.record({ kind: fc.constant('remove-nodes' as const), nodeIds }),
    fc.record({ kind: fc.constant('disable-node' as const), nodeIds, disabled: fc.boolean() }),
    fc.record({
      kind: fc.constant('set-node-options' as const),
      nodeId,
      options: fc.record({ onError: fc.constantFrom('stop', 'branch'), note: fc.string() }, { requiredKeys: [] }),
    }),
    arbPaste(graph),
    fc.record({
      kind: fc.constant('update-settings' as const),
      settings: fc.record({ timezone: fc.constantFrom('UTC', 'Europe/Berlin') }, { requiredKeys: [] }),
    }),
    fc.record({ kind: fc.constant('replace-graph' as const), graph: arbGraph(4) }),
  ];
}

const arbWay = fc.constantFrom('a', 'b', 'c', 'd', 'else', '');
const arbType = fc.constantFrom('step', 'branch', 'switch', 'loop', 'end', 'trigger', 'unheard-of');
const arbWays = fc.array(arbWay, { maxLength: 4 });
const arbPosition = fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) });

type Ids = fc.Arbitrary<string>;

function arbAddNode(nodeId: Ids, edgeId: Ids, port: Ids): fc.Arbitrary<EditInput> {
  const node = fc.record(
    {
      id: fc.constantFrom(...MADE_IDS, 'n0'),
      type: arbType,
      position: arbPosition,
      key: fc.constantFrom('k0', 'k77', 'step'),
      parent: fc.option(nodeId),
    },
    { requiredKeys: ['id', 'type', 'position'] },
  );
  const edit = { kind: fc.constant('add-node' as const), node };
  return fc.oneof(
    fc.record(edit),
    fc.record({ ...edit, connectFrom: fc.record({ nodeId, port }) }),
    fc.record({ ...edit, insertOnEdge: edgeId }),
  );
}

function arbPaste(graph: WorkflowGraph): fc.Arbitrary<EditInput> {
  return fc.record({
    kind: fc.constant('paste' as const),
    nodes: fc.subarray([...graph.nodes], { maxLength: Math.min(4, graph.nodes.length) }),
    edges: fc.constant([...graph.edges]),
    ids: fc
      .shuffledSubarray([...MADE_IDS, 'p0', 'p1', 'p2', 'p3'], { minLength: 4, maxLength: 4 })
      .map((ids) => Object.fromEntries(graph.nodes.map((node, place) => [node.id, ids[place] ?? `q${place}`]))),
    parent: fc.constantFrom(null, ...graph.nodes.map((node) => node.id)),
  });
}
