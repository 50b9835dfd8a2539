import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';
import type { EditInput } from './apply-edit.js';

const graph = draw('hook -> mail', 'mail[error] -> tell', { mail: { config: { to: 'a', tags: ['x', 'y'] } } });
const mail = (after: typeof graph) => after.nodes.find(({ id }) => id === 'mail');

test.each<EditInput>([
  { kind: 'move-node', positions: { gone: { x: 0, y: 0 } } },
  { kind: 'configure-node', nodeId: 'gone', config: {} },
  { kind: 'set-field', nodeId: 'gone', field: 'to', value: 1 },
  { kind: 'rename-node', nodeId: 'gone', name: 'A' },
  { kind: 'remove-nodes', nodeIds: ['gone'] },
  { kind: 'disable-node', nodeIds: ['mail', 'gone'], disabled: true },
  { kind: 'set-node-options', nodeId: 'gone', options: {} },
])('$kind refuses a node that is not there', (input) => {
  expect(refusal(graph, input)).toEqual({ code: 'node.not-found', message: 'This step is no longer in the workflow' });
});

test.each<EditInput>([
  { kind: 'move-node', positions: { mail: { x: 300, y: 0 } } },
  { kind: 'configure-node', nodeId: 'mail', config: { tags: ['x', 'y'], to: 'a' } },
  { kind: 'set-field', nodeId: 'mail', field: 'tags.1', value: 'y' },
  { kind: 'set-field', nodeId: 'mail', field: 'cc.0' },
  { kind: 'rename-node', nodeId: 'mail', name: ' mail ' },
  { kind: 'disable-node', nodeIds: ['mail'], disabled: false },
  { kind: 'set-node-options', nodeId: 'mail', options: { onError: 'branch', note: '' } },
  { kind: 'update-settings', settings: { timezone: 'UTC' } },
  { kind: 'remove-nodes', nodeIds: [] },
])('$kind that changes nothing returns the same graph', (input) => {
  expect(edit(graph, input)).toBe(graph);
});

test('moving puts nodes elsewhere and shares the others', () => {
  const after = edit(graph, { kind: 'move-node', positions: { hook: { x: 5, y: 6 }, tell: { x: 7, y: 8 } } });
  expect(after.nodes.map(({ position }) => position.x)).toEqual([5, 300, 7]);
  expect(mail(after)).toBe(mail(graph));
  expect(after.edges).toBe(graph.edges);
});

test('configuring replaces the whole config, half-filled or not', () => {
  expect(mail(edit(graph, { kind: 'configure-node', nodeId: 'mail', config: { to: '' } }))?.config).toEqual({ to: '' });
});

test('renaming leaves the key', () => {
  expect(mail(edit(graph, { kind: 'rename-node', nodeId: 'mail', name: ' Tell Ann ' }))).toMatchObject({
    key: 'mail',
    name: 'Tell Ann',
  });
  expect(refusal(graph, { kind: 'rename-node', nodeId: 'mail', name: ' ' })?.code).toBe('node.name-missing');
});

test('nodes are turned off and on', () => {
  const off = edit(graph, { kind: 'disable-node', nodeIds: ['hook', 'mail'], disabled: true });
  expect(off.nodes.map(({ disabled }) => disabled)).toEqual([true, true, false]);
  expect(edit(off, { kind: 'disable-node', nodeIds: ['hook', 'mail'], disabled: false })).toEqual(graph);
});

describe('options of a node', () => {
  test('are changed one by one', () => {
    const retry = { attempts: 1, backoff: 'fixed' as const, delayMs: 0, maxDelayMs: 0 };
    const after = edit(graph, { kind: 'set-node-options', nodeId: 'mail', options: { retry, timeoutMs: 5 } });
    expect(mail(after)).toEqual({ ...mail(graph), retry, timeoutMs: 5 });
    expect(after.edges).toBe(graph.edges);
  });

  test('take the error edges along when the node no longer branches on failure', () => {
    const after = edit(graph, { kind: 'set-node-options', nodeId: 'mail', options: { onError: 'stop' } });
    expect(lines(after)).toEqual(['hook->mail']);
  });
});

test('settings are changed one by one', () => {
  const after = edit(graph, { kind: 'update-settings', settings: { concurrency: { limit: 2, key: null } } });
  expect(after.settings).toEqual({ ...graph.settings, concurrency: { limit: 2, key: null } });
  expect(after.nodes).toBe(graph.nodes);
});
