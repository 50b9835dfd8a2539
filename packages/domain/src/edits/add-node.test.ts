import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';

const graph = draw('hook -> check', 'check[true] -> mail', { inside: { parent: 'each' }, each: { type: 'loop' } });
const node = { id: 'new', type: 'step', position: { x: 1, y: 2 } };
const newNode = (after: typeof graph) => after.nodes.find(({ id }) => id === 'new');

describe('adding a node', () => {
  test('fills in what its type knows, and the defaults', () => {
    expect(newNode(edit(graph, { kind: 'add-node', node }))).toMatchObject({
      key: 'step',
      name: 'step',
      typeVersion: 1,
      config: {},
      parent: null,
      onError: 'stop',
    });
  });

  test('derives a free key', () => {
    const once = edit(graph, { kind: 'add-node', node });
    const twice = edit(once, { kind: 'add-node', node: { ...node, id: 'newer' } });
    expect(twice.nodes.slice(-2).map(({ key }) => key)).toEqual(['step', 'step2']);
  });

  test('keeps what is given', () => {
    const given = { ...node, key: 'http1', name: 'Get order', config: { url: '' }, parent: 'each' };
    expect(newNode(edit(graph, { kind: 'add-node', node: given }))).toMatchObject(given);
  });

  test('connects it after another node, in the same container', () => {
    const after = edit(graph, { kind: 'add-node', node, connectFrom: { nodeId: 'inside', port: 'out' } });
    expect(newNode(after)?.parent).toBe('each');
    expect(after.edges.at(-1)).toEqual({ id: 'e1', source: 'inside', sourcePort: 'out', target: 'new' });
  });

  test('inserts it into an edge, which keeps its id', () => {
    const after = edit(graph, {
      kind: 'add-node',
      node: { ...node, type: 'branch' },
      insertOnEdge: 'check[true]->mail',
    });
    expect(lines(after)).toEqual(['hook->check', 'check[true]->new', 'new[true]->mail']);
    expect(after.edges.map(({ id }) => id)).toEqual(['hook->check', 'check[true]->mail', 'e1']);
  });

  test('refuses what would break the document', () => {
    const codeOf = (input: Parameters<typeof edit>[1]) => refusal(graph, input)?.code;
    const edge = 'hook->check';
    expect(codeOf({ kind: 'add-node', node: { ...node, type: 'odd' } })).toBe('node.unknown-type');
    expect(codeOf({ kind: 'add-node', node: { ...node, id: 'hook' } })).toBe('node.duplicate-id');
    expect(codeOf({ kind: 'add-node', node: { ...node, key: 'hook' } })).toBe('node.duplicate-key');
    expect(codeOf({ kind: 'add-node', node: { ...node, parent: 'hook' } })).toBe('node.wrong-parent');
    expect(codeOf({ kind: 'add-node', node, insertOnEdge: 'gone' })).toBe('edge.not-found');
    expect(codeOf({ kind: 'add-node', node, connectFrom: { nodeId: 'gone', port: 'out' } })).toBe('node.not-found');
    expect(codeOf({ kind: 'add-node', node, connectFrom: { nodeId: 'hook', port: 'no' } })).toBe('edge.unknown-port');
    expect(codeOf({ kind: 'add-node', node: { ...node, type: 'trigger' }, insertOnEdge: edge })).toBe(
      'edge.into-trigger',
    );
    expect(codeOf({ kind: 'add-node', node: { ...node, type: 'end' }, insertOnEdge: edge })).toBe('edge.unknown-port');
  });

  test('stops at the largest size, and says so', () => {
    const full = draw(Object.fromEntries(Array.from({ length: 2000 }, (_, place) => [`n${place}`, {}])));
    expect(refusal(full, { kind: 'add-node', node })).toEqual({
      code: 'graph.too-large',
      message: 'A workflow holds at most 2000 steps. Split it into two workflows',
    });
  });
});
