import type { ProviderResponse } from '@hookline/contracts';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aProvider, aWorkflow, drawn } from '../../../../testing/factories.js';
import { refusal } from '../../../../testing/serve-api.js';
import { ManualPanel } from './manual-panel.js';
import { PayloadEditor } from './payload/payload-editor.js';
import { usePayload } from './payload/use-payload.js';

const graph = drawn({ hand: { type: 'manual' } });
const node = graph.nodes[0]!;
const type = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });

describe('the panel of a manual trigger', () => {
  const open = async (routes: Record<string, unknown>, published = aWorkflow().published) => {
    const workflow = aWorkflow({ draft: { graph, revision: 3 }, published });
    const shown = await renderInEditor(<ManualPanel node={node} />, { workflow, routes });
    return { ...shown, body: () => shown.api.sent().at(-1)?.body };
  };

  test('runs the published version with the payload, and goes to the run', async () => {
    const { user, address, body } = await open({ 'POST /workflows/w1/run': { runId: 'r9' } });
    type('{ "order": 7 }');
    await user.click(await screen.findByRole('button', { name: 'Run v2' }));
    await expect.poll(address).toBe('/runs/r9');
    expect(body()).toEqual({ payload: { order: 7 } });
  });

  test('tests the draft with it', async () => {
    const { user, session, body } = await open({
      'POST /workflows/w1/test': { runId: 'r9' },
      'GET /runs/r9': refusal(404, 'run.not-found', 'There is no run r9'),
    });
    type('{ "order": 7 }');
    await user.click(screen.getByRole('button', { name: 'Test the draft' }));
    await expect.poll(() => session.screen.getState().testRunId).toBe('r9');
    expect(body()).toEqual({ triggerNodeId: 'hand', payload: { order: 7 } });
  });

  test('starts nothing with what is not JSON', async () => {
    await open({});
    expect(await screen.findByRole('button', { name: 'Run v2' })).toBeEnabled();
    type('{ "order": ');
    expect(screen.getByRole('button', { name: 'Run v2' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Test the draft' })).toBeDisabled();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription(/JSON/);
  });

  test('runs nothing that is not published', async () => {
    await open({}, null);
    expect(screen.queryByRole('button', { name: /^Run v/ })).toBeNull();
    expect(screen.getByText(/Publish the workflow to run it for real/)).toBeVisible();
  });

  test('says why the run did not start', async () => {
    const { user } = await open({ 'POST /workflows/w1/run': refusal(409, 'workflow.paused', 'It is paused.') });
    await user.click(await screen.findByRole('button', { name: 'Run v2' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The run did not startIt is paused.');
  });
});

describe('the payload', () => {
  function Editor({ provider }: { provider?: ProviderResponse }) {
    return <PayloadEditor label="Body" state={usePayload(provider)} {...(provider && { provider })} />;
  }
  const text = () => screen.getByRole('textbox', { name: 'Body' });

  test('is the sample of the sender until something is typed', async () => {
    await renderInEditor(<Editor provider={aProvider()} />);
    expect(text()).toHaveValue('{\n  "order": 1\n}');
    expect(screen.getByText('A sample of Acme: a POST with the headers x-acme-topic.')).toBeVisible();
  });

  test('that was typed gives way to a sample, and comes back', async () => {
    localStorage.setItem('hookline.payload.w1', '{"mine":1}');
    const { user } = await renderInEditor(<Editor provider={aProvider()} />);
    expect(text()).toHaveValue('{"mine":1}');
    await user.click(screen.getByRole('button', { name: 'Use a sample event of Acme' }));
    expect(text()).toHaveValue('{\n  "order": 1\n}');
    await user.click(screen.getByRole('button', { name: 'Back to my own' }));
    expect(text()).toHaveValue('{"mine":1}');
  });

  test('is kept for the next time', async () => {
    await renderInEditor(<Editor />);
    type('{"kept":1}');
    expect(localStorage.getItem('hookline.payload.w1')).toBe('{"kept":1}');
  });
});
