import { fireEvent, screen, within } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../testing/factories.js';
import { EditorCanvas } from './editor-canvas.js';

const graph = drawn('hook -> wait -> send', 'each', {
  hook: { type: 'webhook', name: 'Orders come' },
  wait: { type: 'delay', name: 'Wait a day' },
  send: { type: 'http-request', name: 'Send it' },
  each: { type: 'for-each', name: 'Each order', position: { x: 300, y: 400 } },
  inner: { type: 'delay', name: 'Inner wait', parent: 'each', position: { x: 360, y: 480 } },
});

/** Opens the canvas, with the keyboard on a node when one is named. */
async function open(focused?: string, drawing = graph) {
  const shown = await renderInEditor(
    <ReactFlowProvider zIndexMode="manual">
      <EditorCanvas />
    </ReactFlowProvider>,
    { workflow: aWorkflow({ draft: { graph: drawing, revision: 3 } }) },
  );
  const { editor, session } = shown;
  if (focused !== undefined) card(focused).focus();
  const node = (id: string) => editor.graph().nodes.find((each) => each.id === id);
  const selected = () => [...editor.store.getState().selection];
  const openId = () => editor.store.getState().open?.nodeId;
  const adding = () => session.screen.getState().addMenu?.target;
  return { ...shown, node, selected, openId, adding };
}

const card = (name: string) => screen.getByRole('group', { name: new RegExp(`^${name}, `) });
const canvas = () => screen.getByRole('application', { name: /^Canvas\./ });

describe('an empty canvas', () => {
  test('asks for a trigger, and begins with the one that is chosen', async () => {
    const { user, editor } = await open(undefined, drawn());
    expect(screen.getByRole('heading', { name: 'What starts this workflow?' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    expect(card('Schedule')).toBeVisible();
    expect(editor.graph().nodes.map(({ type }) => type)).toEqual(['schedule']);
    expect(screen.queryByRole('heading', { name: 'What starts this workflow?' })).toBeNull();
  });
});

describe('the keys that walk', () => {
  test('walk from step to step, and open one', async () => {
    const { user, openId } = await open('Orders come');
    await user.keyboard('{ArrowRight}');
    expect(card('Wait a day')).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    expect(card('Wait a day')).toHaveFocus();
    expect(openId()).toBeUndefined();
    await user.keyboard('{Enter}');
    expect(openId()).toBe('wait');
  });

  test('take the open panel along', async () => {
    const { user, openId } = await open('Orders come');
    await user.keyboard('{Enter}{ArrowRight}');
    expect(openId()).toBe('wait');
  });

  test('move a step with Alt', async () => {
    const { user, node } = await open('Send it');
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(node('send')?.position.x).toBe(graph.nodes[2]!.position.x);
    expect(node('send')?.position.y).toBeGreaterThan(graph.nodes[2]!.position.y);
    expect(card('Send it')).toHaveFocus();
  });

  test('select all that follows, or leads here, with Shift', async () => {
    const { user, selected } = await open('Wait a day');
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(selected()).toEqual(['wait', 'send']);
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(selected()).toEqual(['wait', 'hook']);
  });

  test('let go of the canvas with Escape, so that Tab leads out', async () => {
    const { user, adding, openId, selected } = await open('Wait a day');
    await user.keyboard('{Enter}{Escape}');
    expect(openId()).toBeUndefined();
    expect(selected()).toEqual([]);
    await user.keyboard('{Tab}');
    expect(adding()).toBeUndefined();
    canvas().focus();
    await user.keyboard('{Escape}');
    expect(canvas()).not.toHaveFocus();
  });
});

describe('the keys that open something', () => {
  test('add a step after the one with the keyboard', async () => {
    const { user, adding } = await open('Orders come');
    await user.keyboard('{ArrowRight}{Tab}');
    expect(adding()).toEqual({ kind: 'after', nodeId: 'wait', port: null });
  });

  test('add a step anywhere when the empty canvas has the keyboard', async () => {
    const { user, adding } = await open();
    canvas().focus();
    await user.keyboard('{Tab}');
    expect(adding()).toEqual({ kind: 'anywhere' });
  });

  test('add no step with Shift+Tab, which leads out', async () => {
    const { user, adding } = await open('Orders come');
    await user.keyboard('{ArrowRight}{Shift>}{Tab}{/Shift}');
    expect(adding()).toBeUndefined();
    expect(card('Wait a day')).not.toHaveFocus();
  });

  test('add a step inside of a loop, from the loop and from a step in it', async () => {
    const { user, session, adding } = await open('Inner wait');
    await user.keyboard('i');
    expect(adding()).toEqual({ kind: 'inside', containerId: 'each' });
    session.screen.setState({ addMenu: null });
    card('Each order').focus();
    await user.keyboard('i');
    expect(adding()).toEqual({ kind: 'inside', containerId: 'each' });
    session.screen.setState({ addMenu: null });
    card('Send it').focus();
    await user.keyboard('i');
    expect(adding()).toBeUndefined();
  });

  test('ask where a step is to move, unless it can move nowhere', async () => {
    const { user, session } = await open('Orders come');
    await user.keyboard('m');
    expect(session.screen.getState().moving).toEqual([]);
    card('Send it').focus();
    await user.keyboard('m');
    expect(session.screen.getState().moving).toEqual(['send']);
  });

  test('open the menu of a step', async () => {
    const { user } = await open('Wait a day');
    await user.keyboard('{Shift>}{F10}{/Shift}');
    expect(await screen.findByRole('menu', { name: 'Actions for Wait a day' })).toBeVisible();
  });

  test('are those of a button while it has the keyboard', async () => {
    const { user, openId, adding } = await open();
    within(card('Send it')).getByRole('button', { name: 'Add a step after Send it' }).focus();
    await user.keyboard('{Enter}');
    expect(openId()).toBeUndefined();
    expect(adding()).toEqual({ kind: 'after', nodeId: 'send', port: 'out' });
  });
});

describe('the keys that change something', () => {
  test('turn off and delete the step with the keyboard, whatever was selected', async () => {
    const { user, editor, node } = await open();
    editor.select(['hook']);
    card('Send it').focus();
    await user.keyboard('d');
    expect(node('send')?.disabled).toBe(true);
    editor.select(['hook']);
    await user.keyboard('{Delete}');
    expect(screen.queryByRole('group', { name: /^Send it/ })).toBeNull();
    expect(card('Orders come')).toBeVisible();
  });

  test('delete all when all are selected', async () => {
    const { user } = await open('Wait a day');
    await user.keyboard('{Control>}a{/Control}{Backspace}');
    expect(await screen.findByRole('alert')).toHaveTextContent('5 steps deleted');
    expect(screen.getByRole('heading', { name: 'What starts this workflow?' })).toBeVisible();
  });

  test('duplicate a step, and go on with the copy', async () => {
    const { user, selected } = await open('Send it');
    await user.keyboard('{Control>}d{/Control}');
    await expect.poll(() => document.activeElement).toBe(card('Send it 2'));
    expect(selected()).not.toContain('send');
  });
});

describe('the pointer', () => {
  test('opens a step, and closes it beside all steps', async () => {
    const { user, openId } = await open();
    fireEvent.click(screen.getByText('Wait a day'));
    expect(openId()).toBe('wait');
    await user.click(canvas().querySelector('.react-flow__pane')!);
    expect(openId()).toBeUndefined();
  });

  test('adds to the selection with Shift, and takes a loop out again', async () => {
    const { editor, selected, openId } = await open();
    editor.select(['send']);
    fireEvent.click(screen.getByText('Each order'), { shiftKey: true });
    expect(selected()).toEqual(['send', 'each']);
    fireEvent.click(screen.getByText('Each order'), { shiftKey: true });
    expect(selected()).toEqual(['send']);
    expect(openId()).toBeUndefined();
  });

  test('opens the menu of a step on a right click, and keeps a selection that has it', async () => {
    const { user, editor, selected } = await open();
    editor.select(['wait', 'send']);
    fireEvent.contextMenu(card('Send it'));
    expect(await screen.findByRole('menu', { name: 'Actions for Send it' })).toBeVisible();
    expect(screen.getByRole('menuitem', { name: 'Show the whole workflow' })).toBeVisible();
    expect(selected()).toEqual(['wait', 'send']);
    await user.keyboard('{Escape}');
    fireEvent.contextMenu(card('Orders come'));
    expect(await screen.findByRole('menu', { name: 'Actions for Orders come' })).toBeVisible();
    expect(selected()).toEqual(['hook']);
  });

  test('inserts a step on a line, and removes the line that is chosen', async () => {
    const { user, editor, adding } = await open();
    const [line] = editor.graph().edges;
    const drawing = canvas().querySelector(`.react-flow__edge[data-id="${line!.id}"]`)!;
    fireEvent.mouseEnter(drawing);
    expect(screen.queryByRole('button', { name: 'Remove this line' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Insert a step here' }));
    expect(adding()).toEqual({ kind: 'on-edge', edgeId: line!.id });
    fireEvent.click(drawing);
    await user.click(screen.getByRole('button', { name: 'Remove this line' }));
    expect(editor.graph().edges.map(({ source }) => source)).toEqual(['wait']);
  });
});

describe('the clipboard', () => {
  /** What the browser would keep between the events. */
  function clipboard() {
    let text = '';
    return {
      getData: () => text,
      setData: (_: string, value: string) => {
        text = value;
      },
    };
  }

  test('pastes what was copied, and goes on with it', async () => {
    const { editor } = await open('Wait a day');
    editor.select(['wait', 'send']);
    const clipboardData = clipboard();
    fireEvent.copy(card('Wait a day'), { clipboardData });
    expect(await screen.findByText('2 steps copied')).toBeInTheDocument();
    fireEvent.paste(card('Wait a day'), { clipboardData });
    expect(card('Wait a day 2')).toBeVisible();
    expect(card('Send it 2')).toBeVisible();
    expect(editor.graph().edges).toHaveLength(3);
    await expect.poll(() => document.activeElement).toBe(card('Wait a day 2'));
  });

  test('takes away what is cut', async () => {
    const { editor } = await open('Send it');
    editor.select(['send']);
    const clipboardData = clipboard();
    fireEvent.cut(card('Send it'), { clipboardData });
    expect(screen.queryByRole('group', { name: /^Send it/ })).toBeNull();
    fireEvent.paste(canvas(), { clipboardData });
    expect(card('Send it')).toBeVisible();
  });

  test('says that a text holds no steps', async () => {
    const { editor } = await open('Send it');
    fireEvent.paste(card('Send it'), { clipboardData: { getData: () => 'A letter' } });
    expect(await screen.findByRole('alert')).toHaveTextContent('There are no steps in what was copied.');
    expect(editor.graph()).toEqual(graph);
  });
});
