import type { WorkflowGraph } from '@hookline/domain';
import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { catalog } from '../catalog.js';
import { createEditor } from '../editor-store.js';
import { fragmentText, pasteFragment, readFragment, takeFragment } from './fragment.js';
import { addNode, removeSelected, setField, toggleSelected } from './node-actions.js';
import { COLUMN } from './placement.js';

const transform = findDefinition('transform')!;
const branch = findDefinition('if')!;
const webhook = findDefinition('webhook')!;

function open(graph: WorkflowGraph) {
  const refusals: string[] = [];
  const editor = createEditor(graph, {
    catalog,
    now: () => 0,
    onRefused: (message) => refusals.push(message),
    onChange: () => undefined,
  });
  const lines = () =>
    editor.graph().edges.map(({ source, sourcePort, target }) => {
      const name = (id: string) => editor.graph().nodes.find((node) => node.id === id)?.name;
      return `${name(source)}[${sourcePort}] -> ${name(target)}`;
    });
  return { editor, lines, refusals };
}

const chain = () =>
  draw('hook -> check', 'check[true] -> mail', {
    hook: { type: 'webhook' },
    check: { type: 'if' },
    mail: { type: 'transform' },
  });

describe('adding', () => {
  test('begins with a trigger, named after its type, with its defaults', () => {
    const { editor } = open({ ...chain(), nodes: [], edges: [] });
    addNode(editor, webhook, { kind: 'anywhere' });
    expect(editor.graph().nodes[0]).toMatchObject({ name: 'Webhook', key: 'webhook', config: { methods: ['POST'] } });
    expect(editor.store.getState().open?.nodeId).toBe(editor.graph().nodes[0]?.id);
  });

  test('goes to the first thing to fill in, and is not blamed for what it lacks before that', () => {
    const { editor } = open(draw('hook', { hook: { type: 'webhook' } }));
    const id = addNode(editor, transform, { kind: 'after', nodeId: 'hook', port: null })!;
    expect(editor.store.getState()).toMatchObject({ open: { nodeId: id, field: 'mode' }, untouched: new Set([id]) });
    editor.arrived();
    expect(editor.store.getState().open).toEqual({ nodeId: id, field: null });
    setField(editor, id, 'mode', 'expression');
    expect(editor.store.getState().untouched).toEqual(new Set());
    addNode(editor, transform, { kind: 'after', nodeId: id, port: null });
    editor.judgeAll();
    expect(editor.store.getState().untouched).toEqual(new Set());
  });

  test('connects and places behind the port whose + was pressed', () => {
    const graph = draw('hook', { hook: { type: 'webhook' } });
    const { editor, lines } = open(graph);
    addNode(editor, branch, { kind: 'after', nodeId: 'hook', port: 'out' });
    const added = editor.graph().nodes[1]!;
    addNode(editor, transform, { kind: 'after', nodeId: added.id, port: 'false' });
    expect(lines()).toEqual(['hook[out] -> If', 'If[false] -> Transform']);
    expect(added.position).toEqual({ x: COLUMN, y: 0 });
    expect(editor.graph().nodes[2]?.position.y).toBeGreaterThan(0);
  });

  test('goes in between when what it follows has no free port', () => {
    const { editor, lines } = open(draw('hook -> mail', { hook: { type: 'webhook' }, mail: { type: 'transform' } }));
    addNode(editor, transform, { kind: 'after', nodeId: 'hook', port: null });
    expect(lines()).toEqual(['hook[out] -> Transform', 'Transform[out] -> mail']);
  });

  test('makes room on an edge, as one undo step', () => {
    const graph = draw('hook -> mail', {
      hook: { type: 'webhook', position: { x: 0, y: 0 } },
      mail: { type: 'transform', position: { x: COLUMN, y: 0 } },
    });
    const { editor } = open(graph);
    addNode(editor, transform, { kind: 'on-edge', edgeId: graph.edges[0]!.id });
    expect(editor.graph().nodes.map((node) => node.position.x)).toEqual([0, 2 * COLUMN, COLUMN]);
    editor.undo();
    expect(editor.graph()).toBe(graph);
  });

  test('never connects a trigger behind a step', () => {
    const { editor, lines } = open(chain());
    const before = lines();
    addNode(editor, webhook, { kind: 'after', nodeId: 'hook', port: 'out' });
    expect(lines()).toEqual(before);
    expect(editor.graph().nodes).toHaveLength(4);
  });
});

describe('changing', () => {
  test('sets one field by its path', () => {
    const { editor } = open(chain());
    setField(editor, 'mail', 'fields.0.name', 'total');
    expect(editor.graph().nodes[2]?.config).toEqual({ fields: [{ name: 'total' }] });
  });

  test('turns steps off and on again, but never a trigger', () => {
    const { editor } = open(chain());
    editor.select(['hook', 'mail']);
    toggleSelected(editor);
    expect(editor.graph().nodes.map((node) => node.disabled)).toEqual([false, false, true]);
    toggleSelected(editor);
    expect(editor.graph().nodes.map((node) => node.disabled)).toEqual([false, false, false]);
  });

  test('deletes what is selected and says what it was called', () => {
    const { editor, lines } = open(
      draw('hook -> a -> b', { hook: { type: 'webhook' }, a: { type: 'transform' }, b: { type: 'transform' } }),
    );
    editor.select(['a']);
    expect(removeSelected(editor)).toEqual({ names: ['a'], held: 0, joined: true });
    expect(lines()).toEqual(['hook[out] -> b']);
    editor.select(['b']);
    expect(removeSelected(editor)).toEqual({ names: ['b'], held: 0, joined: false });
  });
});

describe('the clipboard', () => {
  test('brings copies with their own ids and keys, the edges between them, and selects them', () => {
    const { editor } = open(chain());
    const text = fragmentText(takeFragment(editor.graph(), new Set(['check', 'mail']))!);
    expect(pasteFragment(editor, readFragment(text)!)).toBe(true);
    const { nodes, edges } = editor.graph();
    expect(nodes).toHaveLength(5);
    expect(new Set(nodes.map((node) => node.key)).size).toBe(5);
    expect(edges).toHaveLength(3);
    expect([...editor.store.getState().selection]).toEqual(nodes.slice(3).map((node) => node.id));
  });

  test('takes whole documents too, and leaves other text alone', () => {
    expect(readFragment(JSON.stringify(chain()))?.nodes).toHaveLength(3);
    expect(readFragment('Hello')).toBeUndefined();
    expect(readFragment('{"nodes": "no"}')).toBeUndefined();
    expect(readFragment('{ half')).toBeUndefined();
  });
});
