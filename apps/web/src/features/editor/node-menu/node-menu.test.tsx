import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../testing/factories.js';
import { ConnectDialog } from './connect-dialog.js';
import { MoveDialog } from './move-dialog.js';
import { NodeMenu } from './node-menu.js';
import { RenameStepDialog } from './rename-step-dialog.js';

const none = () => undefined;
const graph = drawn('hook -> wait -> send', {
  hook: { type: 'webhook', name: 'Orders come' },
  wait: { type: 'delay', name: 'Wait a day' },
  send: { type: 'http-request', name: 'Send it' },
  check: { type: 'if', name: 'Paid?' },
  each: { type: 'for-each', name: 'Each order' },
  inner: { type: 'delay', name: 'Inner wait', parent: 'each' },
});

async function open(nodeId: string) {
  const workflow = aWorkflow({ draft: { graph, revision: 3 } });
  const shown = await renderInEditor(
    <>
      <NodeMenu at={{ nodeId, x: 10, y: 10 }} onClose={none} />
      <ConnectDialog />
      <MoveDialog />
      <RenameStepDialog />
    </>,
    { workflow },
  );
  shown.editor.select([nodeId]);
  const choose = async (name: RegExp | string) => shown.user.click(await screen.findByRole('menuitem', { name }));
  const node = (id: string) => shown.editor.graph().nodes.find((each) => each.id === id);
  return { ...shown, choose, node };
}

describe('the menu of a step', () => {
  test('offers what can be done with it', async () => {
    await open('wait');
    expect(screen.getByRole('menu', { name: 'Actions for Wait a day' })).toBeVisible();
    expect(screen.getByRole('menuitem', { name: 'Remove its lines' })).toBeVisible();
    expect(screen.getByRole('menuitem', { name: 'Move into…' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /Add a step inside|Move out of/ })).toBeNull();
  });

  test('of a trigger does not turn it off', async () => {
    await open('hook');
    expect(screen.getByRole('menuitem', { name: /Delete/ })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /Turn off/ })).toBeNull();
    expect(screen.queryByRole('menuitem', { name: 'Move into…' })).toBeNull();
  });

  test('of a loop adds a step inside', async () => {
    const { choose, session } = await open('each');
    await choose(/Add a step inside/);
    expect(session.screen.getState().addMenu?.target).toEqual({ kind: 'inside', containerId: 'each' });
  });

  test('moves a step out of its loop', async () => {
    const { choose, node } = await open('inner');
    await choose('Move out of Each order');
    expect(node('inner')?.parent).toBeNull();
  });

  test('moves a step into a loop', async () => {
    const { choose, user, node } = await open('check');
    await choose('Move into…');
    await user.click(await screen.findByRole('button', { name: 'Each order' }));
    expect(node('check')?.parent).toBe('each');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('turns a step off, and on again', async () => {
    const { choose, node } = await open('wait');
    await choose(/Turn off/);
    expect(node('wait')?.disabled).toBe(true);
    await choose(/Turn on/);
    expect(node('wait')?.disabled).toBe(false);
  });

  test('deletes a step, and takes that back', async () => {
    const { choose, user, node } = await open('check');
    await choose(/Delete/);
    expect(node('check')).toBeUndefined();
    expect(await screen.findByRole('alert')).toHaveTextContent('Paid? deleted');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(node('check')).toBeDefined();
  });
});

describe('a new line', () => {
  const targets = () =>
    screen
      .getAllByRole('button')
      .map(({ textContent }) => textContent)
      .filter((text) => graph.nodes.some(({ name }) => name === text));

  test('leads only to where it may', async () => {
    const { choose } = await open('send');
    await choose('Connect to…');
    await screen.findByRole('dialog', { name: 'Connect Send it to…' });
    expect(targets()).toEqual(['Paid?', 'Each order']);
  });

  test('leaves by the output that is chosen', async () => {
    const { choose, user, editor } = await open('check');
    await choose('Connect to…');
    await user.click(await screen.findByRole('radio', { name: 'false' }));
    await user.click(screen.getByRole('button', { name: 'Send it' }));
    expect(editor.graph().edges.at(-1)).toMatchObject({ source: 'check', sourcePort: 'false', target: 'send' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a new name of a step', () => {
  test('leaves the key as it is', async () => {
    const { choose, user, node } = await open('wait');
    await choose(/Rename/);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(name).toHaveAccessibleDescription('Expressions still call it steps.wait');
    await user.clear(name);
    await user.type(name, ' Wait two days {Enter}');
    expect(node('wait')).toMatchObject({ name: 'Wait two days', key: 'wait' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
