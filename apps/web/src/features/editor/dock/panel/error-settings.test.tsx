import type { GraphNode } from '@hookline/domain';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../../testing/factories.js';
import { useGraph } from '../../session/session-context.js';
import { ErrorSettings } from './error-settings.js';

function Settings() {
  const node = useGraph().nodes.at(-1);
  return node ? <ErrorSettings node={node} /> : null;
}

async function open(config: GraphNode['config'], facts: Partial<GraphNode> = {}) {
  const graph = drawn({ hook: { type: 'webhook' }, call: { type: 'http-request', config: { ...config }, ...facts } });
  const shown = await renderInEditor(<Settings />, { workflow: aWorkflow({ draft: { graph, revision: 3 } }) });
  const retype = async (name: string, text: string) => {
    const box = screen.getByRole('textbox', { name });
    await shown.user.clear(box);
    await shown.user.type(box, text);
  };
  return { ...shown, retype, node: () => shown.editor.graph().nodes.at(-1) };
}

const once = { attempts: 1, backoff: 'exponential', delayMs: 1000, maxDelayMs: 60_000 } as const;
const thrice = { ...once, attempts: 3 };

test('asks for waits only when there is more than one attempt', async () => {
  const { retype, node } = await open({ method: 'GET' }, { retry: once });
  expect(screen.queryByRole('combobox', { name: 'Wait between attempts' })).toBeNull();
  await retype('Attempts', '3');
  expect(node()?.retry.attempts).toBe(3);
  expect(screen.getByRole('combobox', { name: 'Wait between attempts' })).toBeVisible();
});

test('asks for the longest wait only when waits grow', async () => {
  const { user, node } = await open({ method: 'GET' }, { retry: thrice });
  expect(screen.getByRole('textbox', { name: 'Longest wait' })).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Wait between attempts' }), 'The same each time');
  expect(node()?.retry.backoff).toBe('fixed');
  expect(screen.queryByRole('textbox', { name: 'Longest wait' })).toBeNull();
});

test('keeps times in seconds, within their limits', async () => {
  const { retype, node } = await open({ method: 'GET' }, { retry: thrice });
  await retype('Time limit', '9999');
  expect(node()?.timeoutMs).toBe(3_600_000);
  await retype('First wait', '5');
  expect(node()?.retry.delayMs).toBe(5000);
});

test('asks what follows a crash only of a step that changes something', async () => {
  const { user, node } = await open({ method: 'POST' });
  const choice = screen.getByRole('combobox', { name: /Hookline is stopped in the middle/ });
  expect(choice).toHaveAccessibleDescription(/same idempotency key/);
  await user.selectOptions(choice, 'Hold the run and ask me');
  expect(node()?.afterCrash).toBe('hold');
  expect(choice).toHaveAccessibleDescription(/send again, or mark done/);
});

test('does not ask it of a step that only reads', async () => {
  await open({ method: 'GET' });
  expect(screen.queryByRole('combobox', { name: /Hookline is stopped/ })).toBeNull();
});

test('says what follows when all attempts have failed', async () => {
  const { user, node } = await open({ method: 'GET' });
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'When all attempts have failed' }),
    'The run leaves by the output “error”',
  );
  expect(node()?.onError).toBe('branch');
});
