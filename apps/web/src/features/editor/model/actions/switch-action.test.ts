import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { catalog } from '../catalog.js';
import { createEditor } from '../editor-store.js';
import { switchAction } from './switch-action.js';

const filled = { credential: 'c1', channel: '#orders', text: 'Hello', thread: '{{ trigger.body.ts }}' };

function open(name = 'Send message', config: Record<string, unknown> = filled) {
  const graph = draw('hook -> say -> log', {
    hook: { type: 'webhook' },
    say: { type: 'slack.post-message', name, config },
    log: { type: 'transform', name: 'Update message' },
  });
  const editor = createEditor(graph, {
    catalog,
    now: () => 0,
    onRefused: (message) => expect.fail(message),
    onChange: () => undefined,
  });
  const step = () => editor.graph().nodes.find(({ id }) => id === 'say');
  /** @returns what was dropped */
  const become = (type: string, fits = true) => switchAction(editor, step()!, findDefinition(type)!, () => fits);
  return { editor, graph, step, become };
}

describe('a step that becomes another action', () => {
  test('keeps what both actions know by the same name, and says what it dropped', () => {
    const { become, step, editor, graph } = open();
    expect(become('slack.update-message')).toEqual(['Reply in the thread of']);
    expect(step()).toMatchObject({ type: 'slack.update-message', key: 'say' });
    expect(step()?.config).toMatchObject({ credential: 'c1', channel: '#orders', text: 'Hello' });
    expect(step()?.config).not.toHaveProperty('thread');
    expect(editor.graph().edges).toEqual(graph.edges);
  });

  test('keeps the credential only when it fits', () => {
    const { become, step } = open();
    expect(become('slack.send-to-webhook', false)).toEqual(['Credential', 'Channel', 'Reply in the thread of']);
    expect(step()?.config['credential'] ?? '').toBe('');
    expect(step()?.config['text']).toBe('Hello');
  });

  test('drops nothing that was left empty', () => {
    expect(open('Say', { text: 'Hello', thread: '' }).become('slack.send-to-webhook')).toEqual([]);
  });

  test('is as it was after one undo', () => {
    const { become, editor, graph } = open();
    become('slack.update-message');
    editor.undo();
    expect(editor.graph()).toBe(graph);
  });

  test.each([
    ['Send message', 'Update message 2'],
    ['Send message 3', 'Update message 2'],
    ['Send messages', 'Send messages'],
    ['Alert the shop', 'Alert the shop'],
  ])('is named after it unless a person named it: %s', (name, now) => {
    const { become, step } = open(name);
    become('slack.update-message');
    expect(step()?.name).toBe(now);
  });
});
