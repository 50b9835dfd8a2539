import type { RunResponse } from '@hookline/contracts';
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { aRun, aStep, aWorkflowSummary, drawn, page } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { never, refusal, serveApi, type Asked } from '../../../testing/serve-api.js';
import { RunPage } from './run-page.js';

const graph = drawn('hook -> check -> mail -> log', {
  hook: { type: 'webhook', name: 'Orders come' },
  check: { type: 'filter', name: 'Paid?' },
  mail: { type: 'http-request', name: 'Send it' },
  log: { type: 'transform', name: 'Write it down' },
});
const error = { code: 'http.status', message: 'The shop answered 500', retryable: false };
const failedStep = aStep({ nodeId: 'mail', status: 'failed', error });

/** Gives the thread, too, as the API does: a status for every step of the graph. */
function runOf(facts: Partial<RunResponse>): RunResponse {
  const run = aRun({ graph, ...facts });
  const level = run.parent?.index == null ? null : run.parent.nodeId;
  const thread = run.graph.nodes
    .filter((node) => node.parent === level)
    .map(({ id, name }) => ({
      nodeId: id,
      name,
      status: run.steps.find(({ nodeId }) => nodeId === id)?.status ?? ('not-taken' as const),
    }));
  return { ...run, thread };
}

const failedRun = runOf({
  status: 'failed',
  error: { ...error, nodeId: 'mail' },
  steps: [aStep({ nodeId: 'hook' }), aStep({ nodeId: 'check' }), failedStep],
});

/** The page with its address, which keeps the open step and the shown items. */
function Page({ step, items }: { step: string | null; items: readonly string[] }) {
  const [stepPath, setStep] = useState(step);
  const [shown, setItems] = useState(items);
  return <RunPage runId="r1" stepPath={stepPath} onStep={setStep} items={shown} onItems={setItems} />;
}

async function open(run: unknown, step: string | null = null, routes: Record<string, unknown> = {}) {
  const api = serveApi({ 'GET /workflows': page(aWorkflowSummary()), 'GET /runs/r1': run, ...routes });
  return { api, ...(await render(<Page step={step} items={[]} />)) };
}

const steps = () => screen.findByRole('region', { name: 'Steps' });
const row = async (name: RegExp) => within(await steps()).getByRole('button', { name });
const detail = () => screen.queryByRole('complementary');

describe('a run', () => {
  test('opens at the step that failed, and says why', async () => {
    await open(failedRun);
    expect(await row(/^Send it: Failed/)).toHaveAttribute('aria-pressed', 'true');
    expect(detail()).toHaveAccessibleName('Step Send it');
    expect(screen.getByText('Send it failed')).toBeVisible();
    expect(screen.getByText('Version 1, as it ran')).toBeVisible();
  });

  test('opens at its last step when all went well', async () => {
    await open(runOf({ steps: [aStep({ nodeId: 'hook' }), aStep({ nodeId: 'check' })] }));
    expect(await row(/^Paid\?/)).toHaveAttribute('aria-pressed', 'true');
  });

  test('opens at the step of its address', async () => {
    await open(failedRun, 'check');
    await steps();
    expect(detail()).toHaveAccessibleName('Step Paid?');
  });

  test('opens another step, closes it, and comes back to the one that failed', async () => {
    const { user } = await open(failedRun);
    await user.click(await row(/^Orders come/));
    expect(detail()).toHaveAccessibleName('Step Orders come');
    await user.click(screen.getByRole('button', { name: 'Close step' }));
    expect(detail()).toBeNull();
    expect(await row(/^Send it/)).toHaveAttribute('aria-pressed', 'false');
    await user.click(screen.getByRole('button', { name: 'Show the step' }));
    expect(detail()).toHaveAccessibleName('Step Send it');
  });

  test('selects on its graph what is selected among the steps', async () => {
    const { user } = await open(failedRun);
    const graphView = await screen.findByRole('application', { name: 'The run on its graph' });
    const node = within(graphView).getByRole('group', { name: /^Paid\?/ });
    node.focus();
    await user.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
    expect(detail()).toHaveAccessibleName('Step Orders come');
    expect(await row(/^Orders come/)).toHaveAttribute('aria-pressed', 'true');
  });

  test('of a draft says so', async () => {
    await open(runOf({ version: null, mode: 'test', steps: [aStep({ nodeId: 'hook' })] }));
    expect(await screen.findByText('The draft, as it ran')).toBeVisible();
  });
});

describe('the steps', () => {
  test('that were not reached cannot be opened', async () => {
    await open(failedRun);
    expect(within(await steps()).getByText('Write it down')).toBeVisible();
    expect(within(await steps()).getAllByRole('button')).toHaveLength(3);
  });

  test('can be narrowed to those that failed', async () => {
    const { user } = await open(failedRun);
    await user.click(await screen.findByRole('switch', { name: 'Failed only' }));
    expect(within(await steps()).getAllByRole('button')).toEqual([await row(/^Send it/)]);
    expect(within(await steps()).queryByText('Write it down')).toBeNull();
  });

  test('have no such switch when none failed', async () => {
    await open(runOf({ steps: [aStep({ nodeId: 'hook' })] }));
    await steps();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('a loop', () => {
  const loopGraph = drawn('hook -> each', {
    hook: { type: 'webhook', name: 'Orders come' },
    each: { type: 'for-each', name: 'Each order' },
    inner: { type: 'http-request', name: 'Ship it', parent: 'each' },
  });
  const counts = { queued: 0, running: 0, waiting: 0, held: 0, succeeded: 2, filtered: 0, cancelled: 0 };
  const loopRun = (failed: number) =>
    runOf({
      graph: loopGraph,
      steps: [
        aStep({ nodeId: 'hook' }),
        aStep({ nodeId: 'each', key: 'each', iterations: { ...counts, failed, total: 3 } }),
      ],
    });
  const item = (index: number, status: 'succeeded' | 'failed' = 'succeeded') =>
    runOf({
      id: `i${index}`,
      graph: loopGraph,
      status,
      parent: { runId: 'r1', nodeId: 'each', index },
      steps: [aStep({ nodeId: 'each' }), aStep({ nodeId: 'inner', status, output: { shipped: index } })],
    });
  /** Of three items, the second failed. */
  const iterations = ({ search }: Asked) => {
    const index = search['status'] === 'failed' ? 1 : Number(search['cursor'] ?? -1) + 1;
    const { id: runId, status } = item(index, index === 1 ? 'failed' : 'succeeded');
    return { items: [{ runId, index, status, error: null, startedAt: null, finishedAt: null }], nextCursor: null };
  };
  const routes = {
    'GET /runs/r1/iterations': iterations,
    'GET /runs/i0': item(0),
    'GET /runs/i1': item(1, 'failed'),
    'GET /runs/i2': item(2),
  };
  const picker = () => screen.findByRole('group', { name: 'Item of Each order' });

  test('shows the steps of its first item below it', async () => {
    await open(loopRun(0), null, routes);
    expect(await row(/^Each order/)).toBeVisible();
    expect(await screen.findByRole('button', { name: /^Ship it: Succeeded/ })).toBeVisible();
    expect(within(await picker()).getByRole('textbox', { name: 'Item, 1 to 3' })).toHaveValue('1');
  });

  test('shows the first item that failed, when one did', async () => {
    await open(loopRun(1), null, routes);
    expect(await screen.findByRole('button', { name: /^Ship it: Failed/ })).toBeVisible();
    expect(within(await picker()).getByRole('textbox', { name: 'Item, 1 to 3' })).toHaveValue('2');
  });

  test('shows one item at a time', async () => {
    const { user } = await open(loopRun(1), null, routes);
    await screen.findByRole('button', { name: /^Ship it: Failed/ });
    await user.click(within(await picker()).getByRole('button', { name: 'Next item' }));
    await user.click(await screen.findByRole('button', { name: /^Ship it: Succeeded/ }));
    expect(within(await picker()).getByRole('textbox')).toHaveValue('3');
    expect(detail()).toHaveAccessibleName('Step Ship it');
    await user.click(within(await picker()).getByRole('button', { name: 'Item before' }));
    expect(await screen.findByRole('button', { name: /^Ship it: Failed/ })).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Ship it/ })).toHaveLength(1);
  });
});

describe('a run that is not there', () => {
  test('is waited for', async () => {
    await open(never);
    expect(screen.getByRole('status', { name: 'Reading the run' })).toBeInTheDocument();
  });

  test('is said to be gone', async () => {
    await open(refusal(404, 'run.not-found', 'There is no run r1'));
    expect(await screen.findByText('This is not here')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  test('is read again', async () => {
    let reachable = false;
    const { user } = await open(() => (reachable ? failedRun : refusal(429, 'request.limited', 'Too many requests.')));
    expect(await screen.findByText('Too many requests.')).toBeVisible();
    reachable = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row(/^Send it/)).toBeVisible();
  });
});
