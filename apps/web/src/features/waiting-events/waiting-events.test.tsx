import type { ReplayResponse, WorkflowSummaryResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { aWorkflowSummary } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { ReplayProgress } from './replay-progress.js';
import { WaitingBanner } from './waiting-banner.js';
import { WaitingDialog } from './waiting-dialog.js';
import { askAboutWaiting } from './waiting-store.js';

afterEach(() => askAboutWaiting(null));

const serve = (workflow: WorkflowSummaryResponse, routes: Record<string, unknown> = {}) =>
  serveApi({ 'GET /workflows': { items: [workflow] }, ...routes });

describe('the banner of events that wait', () => {
  const open = async (facts: Partial<WorkflowSummaryResponse>, routes = {}, looking = false) => {
    const api = serve(aWorkflowSummary(facts), routes);
    return { api, ...(await render(<WaitingBanner workflowId="w1" looking={looking} />)) };
  };
  const banner = () => screen.findByRole('region', { name: 'Events that wait' });

  test('runs them', async () => {
    const { user, api } = await open({ keptEvents: 6 }, { 'POST /events/replay': { replayId: 'p1', total: 6 } });
    expect(await banner()).toHaveTextContent('6 events came while this workflow was not live, and wait to be run.');
    await user.click(screen.getByRole('button', { name: 'Run them' }));
    await expect
      .poll(api.sent)
      .toEqual([{ call: 'POST /events/replay', body: { filter: { workflowId: 'w1', outstanding: 'waiting' } } }]);
  });

  test('leaves them', async () => {
    const { user } = await open({ keptEvents: 1 }, { 'POST /events/leave': { left: 1 } });
    expect(await banner()).toHaveTextContent('1 event came while this workflow was not live, and waits to be run.');
    await user.click(screen.getByRole('button', { name: 'Leave them' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('1 event left as they are');
  });

  test('says why they were not run', async () => {
    const late = refusal(409, 'replay.under-way', 'A replay of this workflow runs already.');
    const { user } = await open({ keptEvents: 6 }, { 'POST /events/replay': late });
    await user.click(await screen.findByRole('button', { name: 'Run them' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A replay of this workflow runs already.');
  });

  test('of a paused workflow offers to look only', async () => {
    await open({ keptEvents: 2, paused: true });
    expect(await banner()).toHaveTextContent('2 events are held until this workflow is resumed.');
    expect(screen.queryByRole('button', { name: 'Run them' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Look' })).toHaveAttribute(
      'href',
      '/inbox?workflow=w1&outstanding=waiting',
    );
  });

  test('offers no look where they are on the screen already', async () => {
    await open({ keptEvents: 2 }, {}, true);
    expect(await screen.findByRole('button', { name: 'Run them' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Look' })).toBeNull();
  });

  test.each<[string, Partial<WorkflowSummaryResponse>]>([
    ['without such events', { keptEvents: 0 }],
    ['before the first version', { keptEvents: 3, published: null }],
  ])('is not there %s', async (_when, facts) => {
    const { api } = await open(facts);
    await expect.poll(() => api.asked.length).toBe(1);
    expect(screen.queryByRole('region', { name: 'Events that wait' })).toBeNull();
  });
});

describe('the question about events that came meanwhile', () => {
  test('opens for a workflow that is live again, and can wait', async () => {
    serve(aWorkflowSummary({ keptEvents: 6 }));
    askAboutWaiting('w1');
    const { user } = await render(<WaitingDialog />);
    expect(await screen.findByRole('dialog', { name: '6 events came meanwhile' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Decide later' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('does not open when nothing came', async () => {
    const api = serve(aWorkflowSummary());
    askAboutWaiting('w1');
    await render(<WaitingDialog />);
    await expect.poll(() => api.asked.length).toBe(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the progress of a replay', () => {
  const replay = (facts: Partial<ReplayResponse> = {}): ReplayResponse => ({
    id: 'p1',
    status: 'running',
    target: 'published',
    perSecond: 20,
    total: 6,
    done: 2,
    failed: 0,
    failures: [],
    createdAt: '2026-05-04T10:00:00.000Z',
    finishedAt: null,
    ...facts,
  });

  /** The same words are said to screen readers, too. */
  const STRIP = { ignore: '[role="status"]' };

  test('is followed to its end, and stays until it is closed', async () => {
    const steps = [replay(), replay({ status: 'done', done: 6 })];
    serve(aWorkflowSummary(), { 'GET /replays': () => ({ items: [steps.length > 1 ? steps.shift() : steps[0]] }) });
    const { user } = await render(<ReplayProgress />);
    expect(await screen.findByText(/2 of 6 events\./, STRIP)).toBeVisible();
    expect(await screen.findByText(/6 events began their runs\./, STRIP, { timeout: 3000 })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close what came of the replay' }));
    expect(screen.queryByText(/began their runs/, STRIP)).toBeNull();
  });

  test('can be stopped', async () => {
    const api = serve(aWorkflowSummary(), {
      'GET /replays': { items: [replay()] },
      'POST /replays/p1/cancel': replay({ status: 'cancelled' }),
    });
    const { user } = await render(<ReplayProgress />);
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await expect.poll(api.sent).toEqual([{ call: 'POST /replays/p1/cancel', body: undefined }]);
  });

  test('that ended before this tab was opened is not shown', async () => {
    const api = serve(aWorkflowSummary(), { 'GET /replays': { items: [replay({ status: 'done', done: 6 })] } });
    await render(<ReplayProgress />);
    await expect.poll(() => api.asked.length).toBeGreaterThan(0);
    expect(screen.queryByText(/began their runs/, STRIP)).toBeNull();
  });
});
