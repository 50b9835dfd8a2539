import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aRun, aStep, aWorkflow, drawn } from '../../../testing/factories.js';
import { OutlineView } from './outline-view.js';

const graph = drawn('hook -> check', 'check[true] -> send', {
  hook: { type: 'webhook', name: 'Orders come' },
  check: { type: 'if', name: 'Paid?' },
  send: { type: 'http-request', name: 'Send it', config: { url: 'https://shop.example' } },
});

async function open(drawing = graph, options: { sample?: unknown; routes?: Record<string, unknown> } = {}) {
  const workflow = aWorkflow({ draft: { graph: drawing, revision: 3 } });
  const shown = await renderInEditor(<OutlineView />, { workflow, ...options });
  return { ...shown, adding: () => shown.session.screen.getState().addMenu?.target };
}

const steps = () => screen.getByRole('list', { name: 'Steps' });
const card = (name: string | RegExp) => within(steps()).getByRole('button', { name, expanded: false });
const items = () =>
  within(steps())
    .getAllByRole('listitem')
    .map((item) => item.textContent);

test('asks an empty workflow for its trigger', async () => {
  const { user } = await open(drawn());
  expect(screen.queryByRole('list')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Webhook' }));
  expect(within(steps()).getByRole('button', { expanded: true })).toHaveTextContent('Webhook');
});

test('lists the steps in the order of the run, each branch under its output', async () => {
  await open();
  expect(items()).toEqual([
    expect.stringMatching(/^Orders come/),
    expect.stringMatching(/^Paid\?/),
    expect.stringMatching(/^trueSend it/),
    'Add a step',
    'falseAdd a step',
  ]);
});

test('opens the step that is chosen', async () => {
  const { user } = await open();
  await user.click(card(/^Send it/));
  expect(within(steps()).getByRole('button', { expanded: true })).toHaveTextContent('Send it');
});

test('adds a step before another, at the end, and on a branch that is empty', async () => {
  const { user, adding } = await open();
  expect(screen.queryByRole('button', { name: 'Insert a step before Orders come' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Insert a step before Send it' }));
  expect(adding()).toEqual({ kind: 'on-edge', edgeId: 'check[true]->send' });
  await user.click(screen.getByRole('button', { name: 'Add a step after Send it' }));
  expect(adding()).toEqual({ kind: 'after', nodeId: 'send', port: 'out' });
  await user.click(screen.getByRole('button', { name: 'Add a step after Paid?, false' }));
  expect(adding()).toEqual({ kind: 'after', nodeId: 'check', port: 'false' });
});

test('inserts nothing where branches join', async () => {
  await open(
    drawn('hook -> check', 'check[true] -> join', 'check[false] -> join', {
      hook: { type: 'webhook' },
      check: { type: 'if' },
      join: { type: 'delay', name: 'Then' },
    }),
  );
  expect(screen.getByText('then, after all of them')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Insert a step before Then' })).toBeNull();
});

test('adds the first step of a loop that is empty', async () => {
  const { user, adding } = await open(
    drawn('hook -> each', { hook: { type: 'webhook' }, each: { type: 'for-each', name: 'Each order' } }),
  );
  expect(screen.getByText('for each item')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add a step inside Each order' }));
  expect(adding()).toEqual({ kind: 'inside', containerId: 'each' });
});

test('leads to the first error, then to what it only warns of', async () => {
  const { user, editor } = await open(
    drawn('hook', 'parked', 'hook -> send', {
      hook: { type: 'webhook' },
      parked: { type: 'transform', name: 'Not joined yet' },
      send: { type: 'http-request', name: 'Send it' },
    }),
  );
  await user.click(screen.getByRole('button', { name: /^2 problems ?Show$/ }));
  expect(editor.store.getState().open).toMatchObject({ nodeId: 'send', field: 'url' });
  act(() => {
    editor.dispatch({ kind: 'configure-node', nodeId: 'send', config: { url: 'https://shop.example' } });
  });
  await user.click(screen.getByRole('button', { name: /^1 problem ?Show$/ }));
  expect(editor.store.getState().open).toMatchObject({ nodeId: 'parked' });
  act(() => {
    editor.dispatch({ kind: 'remove-nodes', nodeIds: ['parked'] });
  });
  expect(screen.queryByRole('button', { name: /Show$/ })).toBeNull();
});

test('shows which steps have a sample, and how the test run went', async () => {
  const { session } = await open(graph, {
    sample: { body: { paid: true } },
    routes: { 'GET /runs/r1': aRun({ graph, steps: [aStep({ nodeId: 'check', status: 'failed' })] }) },
  });
  session.screen.setState({ testRunId: 'r1' });
  expect(await within(card(/^Orders come/)).findByLabelText('Has a sample')).toBeVisible();
  expect(await within(card(/^Paid/)).findByText('Failed')).toBeVisible();
  expect(within(card(/^Send it/)).queryByLabelText('Has a sample')).toBeNull();
});
