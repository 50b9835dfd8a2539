import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aCredential, aWorkflow, drawn } from '../../../../testing/factories.js';
import { useGraph } from '../../session/session-context.js';
import { PanelHead } from './panel-head.js';

const config = { credential: 'c1', channel: '#orders', text: 'Hello' };
const graph = drawn('hook -> say', {
  hook: { type: 'webhook' },
  say: { type: 'slack.post-message', name: 'Alert', config },
});

function Head() {
  const node = useGraph().nodes.at(-1);
  return node ? <PanelHead node={node} /> : null;
}

async function open() {
  const shown = await renderInEditor(<Head />, {
    workflow: aWorkflow({ draft: { graph, revision: 3 } }),
    routes: { 'GET /credentials': { items: [aCredential({ id: 'c1', kind: 'slack-bot' })] } },
  });
  await expect.poll(() => shown.api.asked.map(({ call }) => call)).toContain('GET /credentials');
  const choose = async (action: RegExp) => {
    await shown.user.click(screen.getByRole('button', { name: /^Action: / }));
    await shown.user.click(await screen.findByRole('menuitem', { name: action }));
  };
  return { ...shown, choose, step: () => shown.editor.graph().nodes.at(-1) };
}

test('the head of an action names its app, and switches to another action of it', async () => {
  const { choose, step } = await open();
  expect(screen.getByText('Slack')).toBeVisible();
  await choose(/^Update message/);
  expect(step()).toMatchObject({ type: 'slack.update-message', config });
  const choice = screen.getByRole('button', { name: 'Action: Update message' });
  await expect.poll(() => document.activeElement).toBe(choice);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('says what a switch dropped, a credential of another kind too, and takes it back', async () => {
  const { choose, step, user } = await open();
  await choose(/^Send to webhook/);
  expect(step()?.config).toEqual({ credential: '', text: 'Hello' });
  expect(await screen.findByRole('alert')).toHaveTextContent('Dropped: Credential, Channel.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(step()).toMatchObject({ type: 'slack.post-message', config });
});
