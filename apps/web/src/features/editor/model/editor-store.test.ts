import type { WorkflowGraph } from '@hookline/domain';
import { draw, testCatalog } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { createEditor } from './editor-store.js';

function open(graph: WorkflowGraph) {
  const refusals: string[] = [];
  const changes: WorkflowGraph[] = [];
  let now = 0;
  const editor = createEditor(graph, {
    catalog: testCatalog,
    now: () => now,
    onRefused: (message) => refusals.push(message),
    onChange: (next) => changes.push(next),
  });
  return { editor, refusals, changes, wait: (ms: number) => (now += ms) };
}

const configure = (value: string) => ({ kind: 'configure-node' as const, nodeId: 'mail', config: { text: value } });

describe('the editor store', () => {
  test('changes the graph through edits only, and takes each of them back', () => {
    const { editor, changes } = open(draw('hook -> mail -> log'));
    expect(editor.dispatch({ kind: 'remove-nodes', nodeIds: ['mail'] })).toBe(true);
    expect(editor.graph().edges.map((edge) => [edge.source, edge.target])).toEqual([['hook', 'log']]);
    editor.undo();
    expect(editor.graph().nodes.map((node) => node.id)).toEqual(['hook', 'mail', 'log']);
    editor.redo();
    expect(editor.graph().nodes).toHaveLength(2);
    expect(changes).toHaveLength(3);
  });

  test('says why an edit is refused and changes nothing', () => {
    const { editor, refusals, changes } = open(draw('hook -> mail -> log'));
    const before = editor.graph();
    expect(editor.dispatch({ kind: 'connect', source: 'log', sourcePort: 'out', target: 'mail' })).toBe(false);
    expect(refusals).toEqual(['mail runs before log, so no line can lead back to it']);
    expect(editor.graph()).toBe(before);
    expect(changes).toEqual([]);
  });

  test('applies several edits as one step, or none of them', () => {
    const { editor } = open(draw('hook -> mail'));
    const before = editor.graph();
    const rename = { kind: 'rename-node', nodeId: 'mail', name: 'Post' } as const;
    expect(editor.dispatch([rename, { kind: 'rename-node', nodeId: 'gone', name: 'x' }])).toBe(false);
    expect(editor.graph()).toBe(before);
    editor.dispatch([rename, { kind: 'disable-node', nodeIds: ['mail'], disabled: true }]);
    editor.undo();
    expect(editor.graph()).toBe(before);
  });

  test('undoes a burst of typing at once', () => {
    const { editor, wait } = open(draw('hook -> mail'));
    for (const text of ['H', 'He', 'Hey']) {
      wait(200);
      editor.dispatch(configure(text), 'mail.text');
    }
    wait(5000);
    editor.dispatch(configure('Hey you'), 'mail.text');
    editor.undo();
    expect(editor.graph().nodes[1]?.config).toEqual({ text: 'Hey' });
    editor.undo();
    expect(editor.graph().nodes[1]?.config).toEqual({});
  });

  test('closes the panel and drops the selection when the node goes', () => {
    const { editor } = open(draw('hook -> mail'));
    editor.open('mail', 'text');
    expect(editor.store.getState()).toMatchObject({ open: { nodeId: 'mail', field: 'text' }, tabStop: 'mail' });
    editor.dispatch({ kind: 'remove-nodes', nodeIds: ['mail'] });
    expect(editor.store.getState()).toMatchObject({ open: null, tabStop: 'hook', selection: new Set() });
  });
});
