import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog.js';
import { createEditor } from '../editor-store.js';
import { copySelected, pasteText } from './clipboard.js';
import { duplicateSelected } from './fragment.js';

const URL = 'https://hooks.example.com/services/T0/B0/x';
const graph = () =>
  draw('hook -> post -> ask', {
    hook: { type: 'webhook', config: { provider: 'acme', credential: 'cred_1' } },
    post: { type: 'slack-message', config: { webhookUrl: URL, text: 'Hello' } },
    ask: { type: 'http-request', config: { headers: [{ name: 'authorization', value: 'Bearer abcdef123456' }] } },
  });

const open = (document = graph()) =>
  createEditor(document, { catalog, now: () => 0, onRefused: () => undefined, onChange: () => undefined });
const middle = () => ({ x: 0, y: 0 });

function copyAll() {
  const editor = open();
  editor.select(['hook', 'post', 'ask']);
  return { editor, text: copySelected(editor)! };
}

describe('copying', () => {
  test('leaves secrets behind: webhook addresses, tokens and credentials', () => {
    expect(copyAll().text).not.toMatch(/hooks\.example|abcdef123456|cred_1/);
    expect(JSON.parse(copyAll().text)).toMatchObject({
      hookline: 'nodes',
      nodes: [{}, { config: { text: 'Hello' } }, {}],
    });
  });

  test('copies nothing when nothing is selected', () => {
    expect(copySelected(open())).toBeUndefined();
  });
});

describe('pasting', () => {
  test('says elsewhere what was left out, and where', () => {
    const { text } = copyAll();
    const elsewhere = open(draw('start'));
    expect(pasteText(elsewhere, text, middle)).toEqual({
      kind: 'steps',
      note: 'Secrets are not copied. Fill in: Credential of hook, Webhook URL of post, authorization of ask.',
    });
    expect(elsewhere.graph().nodes).toHaveLength(4);
  });

  test('brings the whole steps where they were copied', () => {
    const { editor, text } = copyAll();
    expect(pasteText(editor, text.replaceAll('\n', '\r\n'), middle)).toEqual({ kind: 'steps', note: null });
    expect(editor.graph().nodes.at(-2)?.config['webhookUrl']).toBe(URL);
  });

  test('takes no other text', () => {
    expect(pasteText(open(), 'Hello', middle)).toEqual({ kind: 'nothing' });
  });
});

describe('a duplicate', () => {
  test('has a name of its own, keeps its secrets, and is what the panel goes on with', () => {
    const editor = open();
    editor.open('post');
    expect(duplicateSelected(editor)).toBe(true);
    const copy = editor.graph().nodes.at(-1)!;
    expect([copy.name, copy.config['webhookUrl']]).toEqual(['post 2', URL]);
    expect(editor.store.getState().open?.nodeId).toBe(copy.id);
  });

  test('opens no panel when none was open', () => {
    const editor = open();
    editor.select(['post']);
    duplicateSelected(editor);
    expect(editor.store.getState().open).toBeNull();
  });
});
