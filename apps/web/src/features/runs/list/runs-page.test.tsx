import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { aRun, aWorkflowSummary, page } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { refusal, serveApi } from '../../../testing/serve-api.js';
import type { RunsSearch } from './run-filter.js';
import { RunsPage } from './runs-page.js';

/** Keeps the filter, as the address does in the app. */
function Page({ first, workflowId }: { first: RunsSearch; workflowId?: string }) {
  const [filter, setFilter] = useState(first);
  const props = workflowId === undefined ? {} : { workflowId };
  return <RunsPage filter={filter} onFilter={(change) => setFilter({ ...filter, ...change })} {...props} />;
}

async function open(filter: RunsSearch = {}, runs: unknown = page(), workflowId?: string) {
  const api = serveApi({
    'GET /workflows': { items: [aWorkflowSummary(), aWorkflowSummary({ id: 'w2', name: 'Refunds' })] },
    'GET /workflows/w1': {
      ...aWorkflowSummary(),
      draft: { graph: aRun().graph, revision: 1 },
      problems: [],
      createdAt: '',
    },
    'GET /runs': runs,
  });
  const shown = await render(<Page first={filter} {...(workflowId !== undefined && { workflowId })} />);
  return { ...shown, search: () => api.lastSearch('GET /runs') };
}

const statuses = () => within(screen.getByRole('group', { name: 'Status' }));

test('asks for the runs of one status, and of all again', async () => {
  const { user, search } = await open();
  await user.click(statuses().getByRole('button', { name: 'Failed' }));
  await expect.poll(search).toMatchObject({ status: 'failed' });
  expect(statuses().getByRole('button', { name: 'Failed' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(statuses().getByRole('button', { name: 'Failed' }));
  expect(statuses().getByRole('button', { name: 'Failed' })).toHaveAttribute('aria-pressed', 'false');
  expect(statuses().getByRole('button', { name: 'All' })).toHaveAttribute('aria-pressed', 'true');
});

test('shows that only runs under way are listed, and lets go of it', async () => {
  const { user, search } = await open({ status: 'under-way' });
  await expect.poll(search).toMatchObject({ status: 'queued,running' });
  await user.click(statuses().getByRole('button', { name: 'Queued or running' }));
  await expect.poll(() => search()?.['status']).toBeUndefined();
  expect(statuses().queryByRole('button', { name: 'Queued or running' })).toBeNull();
});

test('asks for a time, and for any time again', async () => {
  const { user, search } = await open();
  await user.click(screen.getByRole('button', { name: 'Time' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Last hour' }));
  await expect.poll(() => search()?.['from']).toMatch(/^\d{4}-/);
  await user.click(screen.getByRole('button', { name: 'Time: Last hour' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Any' }));
  expect(await screen.findByRole('button', { name: 'Time' })).toBeVisible();
});

test('goes to the runs of a workflow, and keeps the filter', async () => {
  const { user, address } = await open({ status: 'failed' });
  await user.click(screen.getByRole('button', { name: 'Workflow' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Refunds' }));
  await expect.poll(address).toBe('/workflows/w2/runs?status=failed');
});

test('searches when the typing pauses, once', async () => {
  const { user, search } = await open();
  const box = screen.getByRole('searchbox', { name: 'Search runs' });
  await user.keyboard('/');
  expect(box).toHaveFocus();
  await user.keyboard('paid/7');
  await expect.poll(() => search()?.['q']).toBe('paid/7');
});

test('offers the inbox when a search finds nothing', async () => {
  await open({ q: 'order 7' });
  expect(await screen.findByRole('heading', { name: 'No such runs' })).toBeVisible();
  expect(screen.getByText(/searched by id, subject and error.*inbox also searches what events say/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Search the inbox' })).toHaveAttribute('href', '/inbox?q=order+7');
});

test('says that nothing fits the filters', async () => {
  await open({ mode: 'test' });
  expect(await screen.findByText(/Nothing fits these filters/)).toBeVisible();
});

test('without a filter says how to begin', async () => {
  await open();
  expect(await screen.findByRole('heading', { name: 'No runs yet' })).toBeVisible();
});

test('lists runs with what became of them', async () => {
  const failed = aRun({ status: 'failed', summary: 'The bank answered 503', durationMs: 1500 });
  const draft = aRun({ id: 'r2', version: null, status: 'queued', durationMs: null });
  await open({}, page(failed, draft));
  const [, first, second] = await screen.findAllByRole('row');
  expect(first).toHaveTextContent(/Failed.*Orders.*v1.*order\.paid.*The bank answered 503.*1\.5 s/);
  expect(second).toHaveTextContent(/Queued.*test.*not started/);
  expect(within(first!).getByRole('link', { name: 'Orders' })).toHaveAttribute('href', '/runs/r1');
});

test('of one workflow is named after it', async () => {
  await open({}, page(), 'w1');
  expect(await screen.findByRole('heading', { name: 'Runs of Orders' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Workflow: Orders' })).toBeVisible();
});

test('can be read again after a failure', async () => {
  let fails = true;
  const { user } = await open({}, () => (fails ? refusal(403, 'session.missing', 'Log in again.') : page(aRun())));
  expect(await screen.findByText('Log in again.')).toBeVisible();
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Orders' })).toBeVisible();
});
