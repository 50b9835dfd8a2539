import type { WorkflowSettings } from '@hookline/domain';
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aWorkflow, aWorkflowSummary, drawn } from '../../../testing/factories.js';
import { SettingsDialog } from './settings-dialog.js';

const HOUR = 3_600_000;

async function open(settings: Partial<WorkflowSettings> = {}) {
  const graph = drawn('hook -> mail');
  const workflow = aWorkflow({
    draft: { graph: { ...graph, settings: { ...graph.settings, ...settings } }, revision: 3 },
  });
  const others = [aWorkflowSummary(), aWorkflowSummary({ id: 'w2', name: 'Alerts', published: null })];
  const shown = await renderInEditor(<SettingsDialog />, { workflow, routes: { 'GET /workflows': { items: others } } });
  shown.session.screen.setState({ settings: true });
  await screen.findByRole('dialog', { name: 'Settings of this workflow' });
  return { ...shown, settings: () => shown.editor.graph().settings };
}

type Shown = Awaited<ReturnType<typeof open>>;
let shown: Shown;
const box = (name: string) => screen.getByRole('textbox', { name });
const retype = async (name: string, text: string) => {
  await shown.user.clear(box(name));
  if (text !== '') await shown.user.type(box(name), text);
};

describe('how long a run may take', () => {
  beforeEach(async () => {
    shown = await open();
  });

  test('is kept in the unit that is chosen', async () => {
    await retype('A run may take', '2');
    expect(shown.settings().deadlineMs).toBe(2 * HOUR);
    await shown.user.selectOptions(screen.getByRole('combobox', { name: /Unit/ }), 'days');
    expect(shown.settings().deadlineMs).toBe(48 * HOUR);
    await retype('A run may take', '');
    expect(shown.settings().deadlineMs).toBeNull();
  });

  test('is not kept when it is out of range', async () => {
    await retype('A run may take', '2');
    await shown.user.selectOptions(screen.getByRole('combobox', { name: /Unit/ }), 'days');
    await retype('A run may take', '366');
    expect(box('A run may take')).toHaveAccessibleDescription(/From 1 minute to 365 days/);
    expect(shown.settings().deadlineMs).toBe(36 * 24 * HOUR);
  });
});

test('asks for what runs share a line once they are limited', async () => {
  shown = await open();
  expect(screen.queryByRole('textbox', { name: 'One line for each' })).toBeNull();
  await retype('Runs at the same time', '3');
  await shown.user.type(box('One line for each'), '{{{{ trigger.body.id');
  expect(box('One line for each')).toHaveAttribute('aria-invalid', 'true');
  await shown.user.type(box('One line for each'), ' }}');
  expect(box('One line for each')).not.toHaveAttribute('aria-invalid', 'true');
  expect(shown.settings().concurrency).toEqual({ limit: 3, key: '{{ trigger.body.id }}' });
});

test('keeps the history from one day to ten years', async () => {
  shown = await open();
  await retype('Keep the history for', '30');
  expect(shown.settings().retentionDays).toBe(30);
  await retype('Keep the history for', '99999');
  expect(shown.settings().retentionDays).toBe(3650);
});

describe('who is told of a failure', () => {
  const choose = (label: string) => shown.user.click(screen.getByRole('radio', { name: label }));

  test('is an address once it is one', async () => {
    shown = await open();
    await choose('Call a web address');
    await shown.user.type(box('Web address'), 'chat.test/hook');
    expect(box('Web address')).toHaveAccessibleDescription(/Type a whole web address/);
    expect(shown.settings().onFailure).toBeNull();
    await retype('Web address', 'https://chat.test/hook');
    expect(shown.settings().onFailure).toBe('https://chat.test/hook');
  });

  test('is another workflow, with a warning while it is not published', async () => {
    shown = await open();
    await choose('Run a workflow');
    await shown.user.click(await screen.findByRole('combobox', { name: 'Workflow to run' }));
    expect(await screen.findByRole('option', { name: 'Alerts' })).toBeVisible();
    expect(screen.queryByRole('option', { name: 'Orders' })).toBeNull();
    await shown.user.click(screen.getByRole('option', { name: 'Alerts' }));
    expect(shown.settings().onFailure).toBe('w2');
    expect(screen.getByText('Nothing of it is published yet, so it cannot run')).toBeVisible();
  });

  test('was a workflow that is deleted', async () => {
    shown = await open({ onFailure: 'w9' });
    expect(await screen.findByText('This workflow was deleted. Choose another')).toBeVisible();
  });

  test('is nobody again', async () => {
    shown = await open({ onFailure: 'https://chat.test/hook' });
    await choose('Nothing');
    expect(shown.settings().onFailure).toBeNull();
  });
});
