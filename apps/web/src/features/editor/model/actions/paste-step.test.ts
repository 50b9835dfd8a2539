import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog.js';
import { createEditor } from '../editor-store.js';
import { fillFromText, leftNote, pasteStep } from './paste-step.js';

const graph = draw('hook -> ask', {
  hook: { type: 'webhook' },
  ask: { type: 'http-request', config: { url: 'https://old.test', timeoutMs: 500 } },
});
const open = () =>
  createEditor(graph, { catalog, now: () => 0, onRefused: () => undefined, onChange: () => undefined });
const middle = () => ({ x: 10, y: 20 });
const CURL = "curl https://api.test/orders -d 'a=1'";
const wanted = { method: 'POST', url: 'https://api.test/orders' };

describe('a curl command', () => {
  test('becomes a step after the selected one, and is taken back as one', () => {
    const editor = open();
    editor.select(['ask']);
    expect(pasteStep(editor, CURL, middle)?.config).toMatchObject(wanted);
    const added = editor.graph().nodes.at(-1);
    expect(added).toMatchObject({ type: 'http-request', config: { ...wanted, successCodes: '200-299' } });
    expect(editor.graph().edges.at(-1)).toMatchObject({ source: 'ask', target: added?.id });
    editor.undo();
    expect(editor.graph()).toEqual(graph);
  });

  test('becomes a step in the middle when none is selected, or several are', () => {
    for (const selection of [[], ['hook', 'ask']]) {
      const editor = open();
      editor.select(selection);
      pasteStep(editor, CURL, middle);
      expect(editor.graph().nodes.at(-1)?.config).toMatchObject(wanted);
      expect(editor.graph().edges).toHaveLength(1);
    }
  });

  test('fills in a step, and leaves what it does not speak of', () => {
    const editor = open();
    fillFromText(editor, 'ask', CURL);
    expect(editor.graph().nodes[1]?.config).toMatchObject({ ...wanted, timeoutMs: 500 });
  });

  test('is nothing for a step of another type, and no other text is one', () => {
    const editor = open();
    expect(fillFromText(editor, 'hook', CURL)).toBeUndefined();
    expect(fillFromText(editor, 'ask', 'https://api.test')).toBeUndefined();
    expect(pasteStep(editor, 'curling', middle)).toBeUndefined();
    expect(editor.graph()).toBe(graph);
  });

  test('says what it could not take over', () => {
    const pasted = pasteStep(open(), 'curl https://api.test -d @a.json', middle)!;
    expect(leftNote(pasted)).toBe('Left out: the file a.json. Fill it in by hand.');
    expect(leftNote({ config: {}, left: [] })).toBeNull();
  });
});
