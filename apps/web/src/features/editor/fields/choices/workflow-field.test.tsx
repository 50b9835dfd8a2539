import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../testing/editor/render-in-editor.js';
import { aWorkflowSummary } from '../../../../testing/factories.js';

const open = (workflow: string, ...items: readonly WorkflowSummaryResponse[]) =>
  renderForm('run-workflow', { workflowId: workflow }, { routes: { 'GET /workflows': { items } } });

const field = () => screen.findByRole('combobox', { name: 'Workflow' });

test('takes a workflow by its name, and keeps its id', async () => {
  const { user, config } = await open('', aWorkflowSummary({ id: 'w2', name: 'Refunds' }));
  await user.click(await field());
  await user.click(await screen.findByRole('option', { name: 'Refunds' }));
  expect(config()['workflowId']).toBe('w2');
});

test('finds a workflow by what is typed', async () => {
  const two = [aWorkflowSummary({ id: 'w2', name: 'Refunds' }), aWorkflowSummary({ id: 'w3', name: 'Invoices' })];
  const { user } = await open('', ...two);
  await user.type(await field(), 'inv');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Invoices']);
  await user.type(await field(), 'zzz');
  expect(screen.getByText('No workflow has this name')).toBeVisible();
});

test('warns of a workflow that is not published', async () => {
  await open('w2', aWorkflowSummary({ id: 'w2', name: 'Refunds', published: null }));
  expect(await screen.findByText(/Refunds is not published yet/)).toBeVisible();
});

test('warns of a workflow that is gone', async () => {
  await open('w7', aWorkflowSummary());
  expect(await screen.findByText('This workflow is not here any more. Choose another.')).toBeVisible();
});
