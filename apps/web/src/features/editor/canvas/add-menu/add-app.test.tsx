import { screen, within } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../../testing/factories.js';
import { narrowWindow } from '../../../../testing/narrow-window.js';
import { AddMenu } from './add-menu.js';

const graph = drawn('hook -> wait', { hook: { type: 'webhook' }, wait: { type: 'delay', name: 'Wait a day' } });

async function open() {
  const shown = await renderInEditor(
    <ReactFlowProvider>
      <AddMenu />
    </ReactFlowProvider>,
    { workflow: aWorkflow({ draft: { graph, revision: 3 } }) },
  );
  const { editor, session } = shown;
  const target = { kind: 'after' as const, nodeId: 'wait', port: null };
  session.screen.setState({ addMenu: { anchor: { x: 10, y: 10 }, target } });
  const find = await screen.findByRole('textbox', { name: 'Find a step' });
  return { ...shown, find, added: () => editor.graph().nodes.slice(graph.nodes.length) };
}

const column = (app: string) => screen.queryByRole('group', { name: app });
const actionsOf = (app: string) => within(screen.getByRole('group', { name: app })).getAllByRole('button');
const isOpen = () => screen.queryByRole('dialog') !== null;
/** What Enter takes, as a screen reader is told. */
const active = (find: HTMLElement) =>
  document.getElementById(find.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('an app in the add menu', () => {
  test('shows what it can do, and adds what is clicked', async () => {
    const { user, added, editor } = await open();
    await user.click(screen.getByRole('button', { name: 'Slack' }));
    expect(actionsOf('Slack')[0]).toHaveTextContent('Send message');
    await user.click(within(screen.getByRole('group', { name: 'Slack' })).getByText('Add reaction'));
    expect(added()).toMatchObject([{ type: 'slack.add-reaction', key: 'slack', name: 'Add reaction' }]);
    expect(editor.graph().edges.at(-1)).toMatchObject({ source: 'wait' });
    expect(isOpen()).toBe(false);
  });

  test('that was clicked leaves the keyboard to its actions', async () => {
    const { user, added } = await open();
    await user.click(screen.getByRole('button', { name: 'Discord' }));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(added()).toMatchObject([{ type: 'discord.edit-message' }]);
  });

  test.each(['{Enter}', '{ArrowRight}'])('is opened by %s, and adds by Enter', async (key) => {
    const { user, find, added } = await open();
    await user.keyboard('stripe');
    expect(column('Stripe')).toBeNull();
    await user.keyboard(key);
    expect(active(find)).toBe(actionsOf('Stripe')[0]?.textContent);
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}{ArrowDown}');
    const second = actionsOf('Stripe')[1]?.textContent;
    expect(active(find)).toBe(second);
    await user.keyboard('{Enter}');
    expect(added()).toMatchObject([{ name: second }]);
  });

  test.each(['{ArrowLeft}', '{Escape}'])('is left by %s, for the place where it was opened', async (key) => {
    const { user, find } = await open();
    await user.keyboard('git{ArrowRight}');
    expect(column('GitHub')).toBeVisible();
    await user.keyboard(key);
    expect(active(find)).toBe('GitHub');
    expect(isOpen()).toBe(true);
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });

  test('leaves the arrows to the caret while it is in the text', async () => {
    const { user, find, added } = await open();
    await user.keyboard('slac{ArrowLeft}{ArrowRight}k');
    expect(find).toHaveValue('slack');
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}');
    expect(column('Slack')).toBeNull();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(column('Slack')).toBeVisible();
    expect(added()).toEqual([]);
  });

  test('shows its actions while the arrows pass it', async () => {
    const { user, find } = await open();
    while (active(find) !== 'Discord') await user.keyboard('{ArrowDown}');
    expect(actionsOf('Discord')).not.toEqual([]);
    await user.keyboard('{ArrowDown}');
    expect(column('Discord')).toBeNull();
  });

  test('takes the place of the list in a narrow window', async () => {
    narrowWindow(800);
    const { user } = await open();
    expect(column('Slack')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Slack' }));
    expect(column('Slack')).toBeVisible();
    expect(column('Logic')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Back to all steps' }));
    expect(column('Logic')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });
});

describe('the search', () => {
  test('finds an action in one list with its app, and adds it', async () => {
    const { user, added } = await open();
    await user.keyboard('refund');
    const names = within(screen.getByRole('group', { name: 'Found' })).getAllByRole('button');
    expect(names.slice(0, 2).map(({ textContent }) => textContent)).toEqual([
      'Refund payment Stripe',
      'Refund payment PayPal',
    ]);
    await user.keyboard('{Enter}');
    expect(added()).toMatchObject([{ type: 'stripe.create-refund' }]);
  });

  test('leads to the HTTP request when an app is not here', async () => {
    const { user, added } = await open();
    await user.click(screen.getByRole('button', { name: 'An app is not here?' }));
    await user.click(screen.getByRole('button', { name: 'HTTP request' }));
    expect(added()).toMatchObject([{ type: 'http-request' }]);
  });
});

test('Shift and Enter adds a step and stays for the next one', async () => {
  const { user, find, editor, added } = await open();
  await user.keyboard('transform{Shift>}{Enter}{/Shift}');
  expect(find).toHaveValue('');
  expect(find).toHaveFocus();
  expect(screen.getByRole('dialog', { name: 'Add a step after Transform' })).toBeVisible();
  expect(editor.store.getState().open).toBeNull();
  await user.keyboard('send mail{Enter}');
  const [first, second] = added();
  expect(second).toMatchObject({ type: 'mailgun.send-mail' });
  expect(editor.graph().edges.at(-1)).toMatchObject({ source: first?.id, target: second?.id });
});
