import type { RunResponse } from '@hookline/contracts';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aRun, aStep, aWorkflow, drawn } from '../../../../testing/factories.js';
import { refusal } from '../../../../testing/serve-api.js';
import { TestButtons } from '../panel/test-buttons.js';
import { TestRunBar } from './test-run-bar.js';
import { TestRunPanel } from './test-run-panel.js';

const graph = drawn('hook -> wait', { hook: { type: 'webhook' }, wait: { type: 'delay', name: 'Wait a day' } });
const step = graph.nodes[1]!;
const AT = '2026-05-04T10:00:00.000Z';

async function open(ui: React.ReactNode, run: Partial<RunResponse> | null, routes: Record<string, unknown> = {}) {
  const shown = await renderInEditor(ui, {
    workflow: aWorkflow({ draft: { graph, revision: 3 } }),
    sample: { body: {} },
    routes: { 'GET /runs/r1': aRun({ graph, ...run }), ...routes },
  });
  if (run) shown.session.screen.setState({ testRunId: 'r1' });
  return shown;
}

test('the buttons of a step test the draft up to it, with the sample event', async () => {
  const { user, api, session, editor } = await open(<TestButtons node={step} />, null, {
    'POST /workflows/w1/test': { runId: 'r1' },
  });
  editor.dispatch({ kind: 'rename-node', nodeId: 'wait', name: 'Wait two days' });
  await expect.poll(() => api.asked.some(({ call }) => call === 'GET /events/e1')).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Test step' }));
  await expect.poll(() => session.screen.getState().testRunId).toBe('r1');
  expect(api.sent().map(({ call }) => call)).toEqual(['PUT /workflows/w1/draft', 'POST /workflows/w1/test']);
  expect(api.sent()[1]?.body).toEqual({ triggerNodeId: 'hook', eventId: 'e1', untilNodeId: 'wait' });
});

test('the buttons say why a test did not start', async () => {
  const { user } = await open(<TestButtons node={step} />, null, {
    'POST /workflows/w1/test': refusal(422, 'workflow.has-problems', 'The draft cannot run as it is drawn.'),
  });
  await user.click(screen.getByRole('button', { name: 'Test step' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The test did not startThe draft cannot run as it is drawn.',
  );
});

test('a test that runs can be stopped, and no other begun', async () => {
  const { user, api } = await open(<TestButtons node={step} />, { status: 'running' }, { 'POST /runs/r1/cancel': {} });
  await user.click(await screen.findByRole('button', { name: 'Stop test' }));
  await expect.poll(() => api.sent().map(({ call }) => call)).toEqual(['POST /runs/r1/cancel']);
  expect(screen.queryByRole('button', { name: 'Test step' })).toBeNull();
});

test('the bar counts the steps that are done, and can be put away at the end', async () => {
  const steps = [aStep({ nodeId: 'hook' }), aStep({ nodeId: 'wait', status: 'filtered' })];
  const { user, session } = await open(<TestRunBar />, { status: 'succeeded', steps });
  const bar = await screen.findByRole('group', { name: 'Test run' });
  expect(bar).toHaveTextContent('2 of 2 steps');
  expect(within(bar).queryByRole('button', { name: 'Stop' })).toBeNull();
  await user.click(within(bar).getByRole('button', { name: 'Put the test run away' }));
  expect(session.screen.getState().testRunId).toBeNull();
  expect(screen.queryByRole('group', { name: 'Test run' })).toBeNull();
});

test('the bar of a run under way cannot be put away', async () => {
  await open(<TestRunBar />, { status: 'running', steps: [aStep({ nodeId: 'wait', status: 'running' })] });
  expect(await screen.findByText('0 of 2 steps')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Put the test run away' })).toBeNull();
});

test('the panel opens at the step that failed, with its attempts', async () => {
  const error = { code: 'http.status', message: 'The bank answered 503', retryable: true };
  const attempts = [{ number: 1, startedAt: AT, finishedAt: AT, error, retryAt: AT }];
  const failed = aStep({ nodeId: 'wait', status: 'failed', error, attempts });
  const run = aRun({ graph, status: 'failed', steps: [aStep({ nodeId: 'hook' }), failed] });
  await open(<TestRunPanel run={run} />, null);
  expect(screen.getByRole('button', { name: /Wait a day/ })).toHaveAttribute('aria-pressed', 'true');
  const attempt = screen.getByRole('region', { name: 'Attempt 1' });
  expect(attempt).toHaveTextContent(/http\.status.*The bank answered 503/);
  expect(screen.getByText(/^Next attempt at /)).toBeVisible();
});

test('the panel of a test that waits for an answer leads to the page to answer at', async () => {
  const wait = { kind: 'callback', until: AT, title: 'Refund?', resumeUrl: 'https://hookline.test/resume/r1' } as const;
  const waiting = aStep({ nodeId: 'wait', status: 'waiting', output: null, wait });
  await open(<TestRunPanel run={aRun({ graph, status: 'waiting', steps: [waiting] })} />, null);
  expect(screen.getByRole('region', { name: 'Waiting' })).toHaveTextContent('Refund?');
  expect(screen.getByRole('link', { name: 'Open the page to answer' })).toHaveAttribute('href', wait.resumeUrl);
});

test('the panel shows the step that is chosen, and selects it on the canvas', async () => {
  const steps = [aStep({ nodeId: 'hook', output: { paid: true } }), aStep({ nodeId: 'wait', output: null })];
  const { user, editor } = await open(<TestRunPanel run={aRun({ graph, steps })} />, null);
  expect(screen.getByText('This step gave nothing.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /hook/i }));
  expect(screen.queryByText('This step gave nothing.')).toBeNull();
  expect(screen.getByRole('tabpanel')).toHaveTextContent('"paid": true');
  expect([...editor.store.getState().selection]).toEqual(['hook']);
});
