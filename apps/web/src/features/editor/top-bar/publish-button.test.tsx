import type { WorkflowResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../testing/factories.js';
import { refusal } from '../../../testing/serve-api.js';
import { PublishButton } from './publish-button.js';

const good = drawn('hook -> wait', { hook: { type: 'webhook' }, wait: { type: 'delay' } });
const bad = drawn('hook -> call', { hook: { type: 'webhook' }, call: { type: 'http-request', name: 'Call the bank' } });

function open(graph: WorkflowResponse['draft']['graph'], facts: Partial<WorkflowResponse> = {}, publish: unknown = {}) {
  const workflow = aWorkflow({ draft: { graph, revision: 3 }, ...facts });
  const routes = { 'POST /workflows/w1/publish': publish };
  return renderInEditor(<PublishButton workflow={workflow} />, { workflow, routes });
}

test('makes the draft live with a note', async () => {
  const { user, api } = await open(good, {}, { version: 3 });
  await user.click(screen.getByRole('button', { name: 'Publish v3' }));
  await user.type(await screen.findByRole('textbox', { name: 'What is new' }), 'Waits longer');
  await user.click(screen.getByRole('button', { name: 'Make version 3 live' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Version 3 is live');
  expect(alert).toHaveTextContent('Runs on v2 finish on it.');
  expect(api.sent()).toEqual([{ call: 'POST /workflows/w1/publish', body: { note: 'Waits longer' } }]);
});

test('saves what is not saved before it publishes', async () => {
  const { user, api, editor } = await open(good, {}, { version: 3 });
  await user.click(screen.getByRole('button', { name: 'Publish v3' }));
  editor.dispatch({ kind: 'rename-node', nodeId: 'wait', name: 'Wait a day' });
  await user.click(await screen.findByRole('button', { name: 'Make version 3 live' }));
  await screen.findByRole('alert');
  expect(api.sent().map(({ call }) => call)).toEqual(['PUT /workflows/w1/draft', 'POST /workflows/w1/publish']);
});

test('lists what stands in the way, and leads to it', async () => {
  const { user, editor } = await open(bad);
  await user.click(screen.getByRole('button', { name: 'Publish v3' }));
  expect(await screen.findByText('1 problem to fix before publishing')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Make version/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /Call the bank/ }));
  expect(editor.store.getState().open).toEqual({ nodeId: 'call', field: 'url' });
});

test('has nothing to publish when the draft is what is live', async () => {
  const { user } = await open(good, { draftChanges: 0 });
  await user.click(screen.getByRole('button', { name: 'Publish v3' }));
  expect(await screen.findByText(/The draft is the same as version 2/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Nothing changed' })).toBeDisabled();
});

test('says why the draft was not published', async () => {
  const { user } = await open(good, {}, refusal(409, 'workflow.has-problems', 'A credential is missing.'));
  await user.click(screen.getByRole('button', { name: 'Publish v3' }));
  await user.click(await screen.findByRole('button', { name: 'Make version 3 live' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The draft was not publishedA credential is missing.');
});

test('numbers the first version 1', async () => {
  await open(good, { published: null, draftChanges: null });
  expect(screen.getByRole('button', { name: 'Publish v1' })).toBeVisible();
});
