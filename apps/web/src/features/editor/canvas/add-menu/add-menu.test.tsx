import { fireEvent, screen, within } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../../testing/factories.js';
import type { AddTarget } from '../../model/actions/add-target.js';
import { AddMenu } from './add-menu.js';

const graph = drawn('hook -> wait', {
  hook: { type: 'webhook', name: 'Orders come' },
  wait: { type: 'delay', name: 'Wait a day' },
  each: { type: 'for-each', name: 'Each order' },
});

/** Opens the menu as a `+` does, from a button that has the keyboard. */
async function open(target: AddTarget) {
  const shown = await renderInEditor(
    <ReactFlowProvider>
      <button type="button">Opener</button>
      <p>Elsewhere</p>
      <AddMenu />
    </ReactFlowProvider>,
    { workflow: aWorkflow({ draft: { graph, revision: 3 } }) },
  );
  const { editor, session } = shown;
  screen.getByRole('button', { name: 'Opener' }).focus();
  session.screen.setState({ addMenu: { anchor: { x: 10, y: 10 }, target } });
  const find = await screen.findByRole('textbox', { name: 'Find a step' });
  const added = () => editor.graph().nodes.slice(graph.nodes.length);
  return { ...shown, find, added };
}

const groups = () => screen.queryAllByRole('group').map((group) => group.getAttribute('aria-label'));
const isOpen = () => screen.queryByRole('dialog') !== null;

test('says where the step goes', async () => {
  const { session } = await open({ kind: 'after', nodeId: 'wait', port: null });
  expect(screen.getByRole('dialog', { name: 'Add a step after Wait a day' })).toBeVisible();
  const anchor = { x: 10, y: 10 };
  session.screen.setState({ addMenu: { anchor, target: { kind: 'inside', containerId: 'each' } } });
  expect(await screen.findByRole('dialog', { name: 'Add a step inside Each order' })).toBeVisible();
  session.screen.setState({ addMenu: { anchor, target: { kind: 'anywhere' } } });
  expect(await screen.findByRole('dialog', { name: 'Add a step' })).toBeVisible();
});

test('offers triggers first on the empty canvas, and last behind a step', async () => {
  const { session } = await open({ kind: 'anywhere' });
  expect(groups()[0]).toBe('Triggers');
  const target = { kind: 'after' as const, nodeId: 'wait', port: null };
  session.screen.setState({ addMenu: { anchor: { x: 10, y: 10 }, target } });
  await expect.poll(() => groups().at(-1)).toBe('Triggers');
});

test('adds the step that is clicked, behind the one it was opened at', async () => {
  const { user, editor, added } = await open({ kind: 'after', nodeId: 'wait', port: null });
  await user.click(screen.getByRole('button', { name: 'HTTP request' }));
  const [step] = added();
  expect(step?.type).toBe('http-request');
  expect(editor.graph().edges.at(-1)).toMatchObject({ source: 'wait', target: step?.id });
  expect(isOpen()).toBe(false);
});

test('adds what is found with Enter, inside of a loop', async () => {
  const { user, added } = await open({ kind: 'inside', containerId: 'each' });
  await user.keyboard('http{Enter}');
  expect(added()).toMatchObject([{ type: 'http-request', parent: 'each' }]);
});

test('adds on a line', async () => {
  const { user, editor, added } = await open({ kind: 'on-edge', edgeId: graph.edges[0]!.id });
  await user.keyboard('transform{Enter}');
  const [step] = added();
  expect(editor.graph().edges.map(({ source, target }) => [source, target])).toEqual([
    ['hook', step?.id],
    [step?.id, 'wait'],
  ]);
});

test('goes through the list with the arrows, which end at both ends', async () => {
  const { user, added } = await open({ kind: 'anywhere' });
  const [, second] = within(screen.getByRole('dialog')).getAllByRole('button');
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}{Enter}');
  expect(added()).toMatchObject([{ name: second?.textContent }]);
});

test('begins again at the best match when something else is typed', async () => {
  const { user, added } = await open({ kind: 'anywhere' });
  await user.keyboard('{ArrowDown}{ArrowDown}delay{Enter}');
  expect(added()).toMatchObject([{ type: 'delay' }]);
});

test('says that nothing is called so, and adds nothing', async () => {
  const { user, find, added } = await open({ kind: 'anywhere' });
  await user.keyboard('fax machine');
  expect(screen.getByText('No step is called “fax machine”. Try another word.')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(isOpen()).toBe(true);
  expect(added()).toEqual([]);
  await user.clear(find);
  expect(groups().length).toBeGreaterThan(3);
});

test('gives the keyboard back on Escape', async () => {
  const { user, added } = await open({ kind: 'anywhere' });
  await user.keyboard('{Escape}');
  expect(isOpen()).toBe(false);
  expect(screen.getByRole('button', { name: 'Opener' })).toHaveFocus();
  expect(added()).toEqual([]);
});

test('closes at a press beside it', async () => {
  const { user } = await open({ kind: 'anywhere' });
  await user.click(screen.getByRole('textbox', { name: 'Find a step' }));
  expect(isOpen()).toBe(true);
  await user.click(screen.getByText('Elsewhere'));
  expect(isOpen()).toBe(false);
});

test('leaves a press on its opener to the opener', async () => {
  const { user } = await open({ kind: 'anywhere' });
  await user.click(screen.getByRole('button', { name: 'Opener' }));
  expect(isOpen()).toBe(true);
});

describe('a step that is dragged', () => {
  /** Drags a delay out of the menu. A test's page has no layout, so it is said what is under the pointer. */
  function drag(under: Element) {
    Object.assign(document, { elementsFromPoint: () => [under] });
    onTestFinished(() => void Reflect.deleteProperty(document, 'elementsFromPoint'));
    const button = screen.getByRole('button', { name: 'Delay' });
    fireEvent.pointerDown(button, { button: 0, clientX: 20, clientY: 20 });
    fireEvent.pointerMove(window, { clientX: 80, clientY: 90 });
    expect(screen.getAllByText('Delay')).toHaveLength(2);
    fireEvent.pointerUp(window, { clientX: 80, clientY: 90 });
    // The browser sends it when the drag ends on the button.
    fireEvent.click(button);
    expect(screen.queryAllByText('Delay')).not.toHaveLength(2);
  }

  test('is added where the canvas is', async () => {
    const { added, editor } = await open({ kind: 'after', nodeId: 'wait', port: null });
    const pane = document.createElement('div');
    pane.className = 'react-flow__pane';
    drag(pane);
    expect(added()).toMatchObject([{ type: 'delay' }]);
    expect(editor.graph().edges).toHaveLength(graph.edges.length);
    expect(isOpen()).toBe(false);
  });

  test('is not added elsewhere', async () => {
    const { added } = await open({ kind: 'anywhere' });
    drag(document.body);
    expect(added()).toEqual([]);
    expect(isOpen()).toBe(true);
  });
});
