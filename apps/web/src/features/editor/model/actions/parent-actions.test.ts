import type { WorkflowGraph } from '@hookline/domain';
import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { layoutSubflows, overlap } from '../../../../shared/canvas/index.js';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { catalog } from '../catalog.js';
import { createEditor } from '../editor-store.js';
import { duplicateSelected, fragmentText, pasteFragment, readFragment, takeFragment } from './fragment.js';
import { addNode, autoLayout, removeSelected } from './node-actions.js';
import { dropNodes, moveInto, moveTargets } from './parent-actions.js';

const transform = findDefinition('transform')!;
const forEach = findDefinition('for-each')!;

const loop = () =>
  draw('hook -> each -> done', 'a -> b', {
    hook: { type: 'webhook', position: { x: 0, y: 60 } },
    each: { type: 'for-each', position: { x: 260, y: 0 } },
    a: { type: 'transform', parent: 'each', position: { x: 300, y: 60 } },
    b: { type: 'transform', parent: 'each', position: { x: 560, y: 60 } },
    done: { type: 'transform', position: { x: 900, y: 60 } },
  });

const open = (graph: WorkflowGraph) =>
  createEditor(graph, { catalog, now: () => 0, onRefused: () => undefined, onChange: () => undefined });
const find = (graph: WorkflowGraph, id: string) => graph.nodes.find((node) => node.id === id)!;

describe('dragging', () => {
  test('puts a step into a loop, cuts the lines that would cross, and says so; all as one undo step', () => {
    const graph = loop();
    const editor = open(graph);
    const change = dropNodes(editor, new Map([['done', { x: 420, y: 100 }]]));
    expect(change).toEqual({ names: ['done'], into: 'each', outOf: null, cut: 1 });
    expect(find(editor.graph(), 'done')).toMatchObject({ parent: 'each', position: { x: 420, y: 100 } });
    editor.undo();
    expect(editor.graph()).toBe(graph);
  });

  test('takes a step out of its loop', () => {
    const editor = open(loop());
    expect(dropNodes(editor, new Map([['b', { x: 560, y: 600 }]]))).toMatchObject({
      into: null,
      outOf: 'each',
      cut: 1,
    });
    expect(find(editor.graph(), 'b').parent).toBeNull();
  });

  test('moves a loop by the corner of its subflow, with what it holds', () => {
    const editor = open(loop());
    expect(dropNodes(editor, new Map([['each', { x: 280, y: 200 }]]))).toBeUndefined();
    expect(find(editor.graph(), 'a').position).toEqual({ x: 320, y: 260 });
    expect(layoutSubflows(editor.graph()).get('each')).toMatchObject({ x: 280, y: 200 });
  });
});

describe('moving by a menu', () => {
  test('finds a free place inside, and one outside', () => {
    const editor = open(loop());
    moveInto(editor, ['done'], 'each');
    const inside = find(editor.graph(), 'done');
    expect(inside.parent).toBe('each');
    expect(inside.position.y).toBeGreaterThan(find(editor.graph(), 'a').position.y);
    moveInto(editor, ['done'], null);
    const subflow = layoutSubflows(editor.graph()).get('each')!;
    expect(overlap(subflow, { ...find(editor.graph(), 'done').position, width: 196, height: 60 })).toBe(false);
  });

  test('offers every loop but its own, those inside of it, and none to triggers', () => {
    const graph = draw('hook', 'each', 'inner', 'a', {
      hook: { type: 'webhook' },
      each: { type: 'for-each' },
      inner: { type: 'for-each', parent: 'each' },
      a: { type: 'transform', parent: 'inner' },
    });
    const targets = (id: string) => moveTargets(graph, [find(graph, id)]).map((target) => target?.id ?? 'out');
    expect([targets('hook'), targets('each'), targets('inner'), targets('a')]).toEqual([
      [],
      [],
      ['out'],
      ['out', 'each'],
    ]);
  });
});

describe('adding to a loop', () => {
  test('follows the last step inside, and what lies beside the loop gives way', () => {
    const editor = open(loop());
    const id = addNode(editor, transform, { kind: 'inside', containerId: 'each' })!;
    const graph = editor.graph();
    expect(find(graph, id).parent).toBe('each');
    expect(graph.edges.some((edge) => edge.source === 'b' && edge.target === id)).toBe(true);
    const subflow = layoutSubflows(graph).get('each')!;
    expect(find(graph, 'done').position.x).toBeGreaterThan(subflow.x + subflow.width);
  });

  test('begins an empty one where its first step belongs', () => {
    const editor = open(draw('hook', { hook: { type: 'webhook' } }));
    const each = addNode(editor, forEach, { kind: 'after', nodeId: 'hook', port: null })!;
    const before = layoutSubflows(editor.graph()).get(each);
    addNode(editor, transform, { kind: 'inside', containerId: each });
    expect(layoutSubflows(editor.graph()).get(each)).toEqual(before);
  });

  test('stands alone where it is dropped', () => {
    const editor = open(loop());
    const id = addNode(editor, transform, { kind: 'inside', containerId: 'each' }, { at: { x: 300, y: 160 } })!;
    expect(find(editor.graph(), id)).toMatchObject({ parent: 'each', position: { x: 300, y: 160 } });
    expect(editor.graph().edges).toHaveLength(3);
  });
});

describe('a loop as a whole', () => {
  test('is deleted with what it holds', () => {
    const editor = open(loop());
    editor.select(['each']);
    expect(removeSelected(editor)).toEqual({ names: ['each'], held: 2, joined: true });
    expect(editor.graph().nodes.map(({ id }) => id)).toEqual(['hook', 'done']);
  });

  test('is copied with what it holds, and pasted beside itself', () => {
    const editor = open(loop());
    const fragment = readFragment(fragmentText(takeFragment(editor.graph(), new Set(['each']))!))!;
    expect(fragment.nodes.map(({ id }) => id)).toEqual(['each', 'a', 'b']);
    pasteFragment(editor, fragment);
    const { nodes } = editor.graph();
    const copy = nodes.findLast((node) => node.type === 'for-each')!;
    expect(nodes.filter((node) => node.parent === copy.id)).toHaveLength(2);
    const subflows = layoutSubflows(editor.graph());
    expect(overlap(subflows.get('each')!, subflows.get(copy.id)!)).toBe(false);
  });

  test('keeps the copy of one of its steps', () => {
    const editor = open(loop());
    editor.select(['a']);
    duplicateSelected(editor);
    expect(editor.graph().nodes.at(-1)?.parent).toBe('each');
  });

  test('is laid out with its steps inside and nothing under it', () => {
    const editor = open(loop());
    autoLayout(editor);
    const graph = editor.graph();
    const subflow = layoutSubflows(graph).get('each')!;
    expect(find(graph, 'hook').position).toEqual({ x: 0, y: 60 });
    expect(find(graph, 'a').position.x).toBeLessThan(find(graph, 'b').position.x);
    for (const id of ['hook', 'done']) {
      expect(overlap(subflow, { ...find(graph, id).position, width: 196, height: 60 })).toBe(false);
    }
  });
});
