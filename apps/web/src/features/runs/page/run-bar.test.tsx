import type { RunResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aRun, aWorkflowSummary } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { refusal, serveApi } from '../../../testing/serve-api.js';
import { RunBar } from './run-bar.js';

async function open(run: Partial<RunResponse>, routes: Record<string, unknown> = {}) {
  const api = serveApi({ 'GET /workflows': { items: [aWorkflowSummary()] }, ...routes });
  return { api, ...(await render(<RunBar run={aRun(run)} />)) };
}

test('cancels a run that moves', async () => {
  const { api, user } = await open({ status: 'running', finishedAt: null }, { 'POST /runs/r1/cancel': {} });
  expect(screen.queryByRole('button', { name: /Retry|Run again/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Cancel run' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The run is cancelled');
  expect(api.sent()).toEqual([{ call: 'POST /runs/r1/cancel', body: undefined }]);
});

test('says why a run was not cancelled', async () => {
  const ended = refusal(409, 'run.finished', 'The run has ended already.');
  const { user } = await open({ status: 'waiting' }, { 'POST /runs/r1/cancel': ended });
  await user.click(screen.getByRole('button', { name: 'Cancel run' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The run was not cancelled');
  expect(alert).toHaveTextContent('The run has ended already.');
});

test('retries a failed run from the failed step, and goes to the new run', async () => {
  const { api, user, address } = await open({ status: 'failed' }, { 'POST /runs/r1/retry': { runId: 'r2' } });
  expect(screen.queryByRole('button', { name: 'Cancel run' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  const [fromFailed] = await screen.findAllByRole('menuitem', { name: 'On version 1, as it ran' });
  await user.click(fromFailed!);
  await expect.poll(address).toBe('/runs/r2');
  expect(api.sent()).toEqual([{ call: 'POST /runs/r1/retry', body: { from: 'failed', version: 'original' } }]);
});

test('offers the version that is live, too', async () => {
  const { api, user } = await open({ status: 'succeeded' }, { 'POST /runs/r1/retry': { runId: 'r2' } });
  await user.click(screen.getByRole('button', { name: 'Run again' }));
  await user.click(await screen.findByRole('menuitem', { name: 'On version 2, the current one' }));
  await expect.poll(() => api.sent().map(({ body }) => body)).toEqual([{ from: 'start', version: 'current' }]);
});

test('offers no retry of one item of a loop', async () => {
  await open({ status: 'failed', parent: { runId: 'r0', nodeId: 'each', index: 0 } });
  expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
});
