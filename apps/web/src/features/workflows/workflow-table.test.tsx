import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aWorkflowSummary } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { WorkflowMenu } from './workflow-menu.js';
import { WorkflowState } from './workflow-state.js';

describe('the menu of a workflow', () => {
  const open = async (
    action: string,
    facts: Partial<WorkflowSummaryResponse>,
    routes: Record<string, unknown> = {},
  ) => {
    const api = serveApi(routes);
    const shown = await render(<WorkflowMenu workflow={aWorkflowSummary(facts)} />);
    await shown.user.click(screen.getByRole('button', { name: 'Actions of Orders' }));
    await shown.user.click(await screen.findByRole('menuitem', { name: action }));
    return {
      ...shown,
      calls: () => api.sent().map(({ call }) => call),
      bodies: () => api.sent().map(({ body }) => body),
    };
  };

  test('renames it', async () => {
    const { user, bodies } = await open('Rename', {}, { 'PATCH /workflows/w1': refusal(409, 'x.y', 'It is deleted.') });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, ' Refunds{Enter}');
    await expect.poll(bodies).toEqual([{ name: 'Refunds' }]);
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
    expect(name).toHaveAccessibleDescription('It is deleted.');
  });

  test('begins with the present name each time', async () => {
    const { user } = await open('Rename', {});
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' and more');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Actions of Orders' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Orders');
  });

  test('pauses it', async () => {
    const { calls } = await open('Pause', {}, { 'POST /workflows/w1/pause': {} });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Orders is pausedEvents that come are kept, and can be run later.');
    expect(calls()).toEqual(['POST /workflows/w1/pause']);
  });

  test('says why it was not resumed', async () => {
    const gone = refusal(404, 'workflow.not-found', 'There is no workflow w1');
    await open('Resume', { paused: true }, { 'POST /workflows/w1/resume': gone });
    expect(await screen.findByRole('alert')).toHaveTextContent('Orders was not resumedThere is no workflow w1');
  });

  test('deletes it once that is confirmed', async () => {
    const { user, calls } = await open('Delete workflow', {}, { 'DELETE /workflows/w1': undefined });
    expect(await screen.findByRole('dialog', { name: 'Delete Orders?' })).toBeVisible();
    expect(calls()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Delete workflow' }));
    await expect.poll(calls).toEqual(['DELETE /workflows/w1']);
    expect(await screen.findByRole('alert')).toHaveTextContent('Orders is deleted');
  });

  test('says why it was not deleted', async () => {
    const { user } = await open(
      'Delete workflow',
      {},
      { 'DELETE /workflows/w1': refusal(403, 'x.y', 'Log in first.') },
    );
    await user.click(await screen.findByRole('button', { name: 'Delete workflow' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The workflow was not deletedLog in first.');
  });

  test('leads to its runs', async () => {
    const { address } = await open('Show runs', {});
    await expect.poll(address).toBe('/workflows/w1/runs');
  });

  test('offers no pause before the first version', async () => {
    serveApi();
    const { user } = await render(<WorkflowMenu workflow={aWorkflowSummary({ published: null })} />);
    await user.click(screen.getByRole('button', { name: 'Actions of Orders' }));
    expect(await screen.findByRole('menuitem', { name: 'Rename' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Pause' })).toBeNull();
  });
});

test.each<[string, Partial<WorkflowSummaryResponse>]>([
  ['Draft', { published: null }],
  ['Livev2', {}],
  ['Livev2, 1 draft change', { draftChanges: 1 }],
  ['Pausedv2', { paused: true, draftChanges: 1 }],
  ['Livev21 event waits', { keptEvents: 1 }],
  ['Pausedv26 events held', { paused: true, keptEvents: 6 }],
  ['Draft6 events captured', { published: null, keptEvents: 6 }],
])('the state of a workflow is %s', async (words, facts) => {
  serveApi();
  await render(
    <div role="note">
      <WorkflowState workflow={aWorkflowSummary(facts)} />
    </div>,
  );
  expect(screen.getByRole('note').textContent).toBe(words);
});

test('events that can be run are asked about, and others are shown', async () => {
  serveApi();
  await render(<WorkflowState workflow={aWorkflowSummary({ keptEvents: 6 })} />);
  expect(screen.getByRole('button', { name: '6 events wait' })).toBeVisible();
  await render(<WorkflowState workflow={aWorkflowSummary({ keptEvents: 6, paused: true })} />);
  expect(screen.getByRole('link', { name: '6 events held' })).toHaveAttribute(
    'href',
    '/inbox?workflow=w1&outstanding=waiting',
  );
});
