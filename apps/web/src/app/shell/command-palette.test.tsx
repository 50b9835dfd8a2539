import { closeSpotlight } from '@mantine/spotlight';
import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aWorkflow, aWorkflowSummary, page } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { CommandPalette } from './command-palette.js';

const workflows = page(aWorkflowSummary(), aWorkflowSummary({ id: 'w2', name: 'Refunds' }));

/** Opens the palette as a person does, with Ctrl K. */
async function open(routes: Record<string, unknown> = {}) {
  const api = serveApi({ 'GET /workflows': workflows, ...routes });
  const shown = await render(<CommandPalette />);
  await shown.user.keyboard('{Control>}k{/Control}');
  const find = await screen.findByRole('textbox', { name: 'Find or do' });
  await screen.findByRole('button', { name: 'Refunds' });
  return { ...shown, api, find };
}

// Whether it is open outlives the page of a test.
afterEach(closeSpotlight);

const offered = () => screen.getAllByRole('button').map((button) => button.textContent);

test('offers the workflows, the pages and what can be done', async () => {
  await open();
  const pages = ['Workflows', 'Runs', 'Inbox', 'Credentials', 'Settings'];
  const actions = ['New workflow', 'Show runs of Orders', 'Show runs of Refunds'];
  expect(offered()).toEqual(['Orders', 'Refunds', ...pages, ...actions]);
});

test('goes to what is found with Enter', async () => {
  const { user, address, find } = await open();
  await user.type(find, 'refu');
  await expect.poll(offered).toEqual(['Refunds', 'Show runs of Refunds']);
  await user.keyboard('{Enter}');
  await expect.poll(address).toBe('/workflows/w2');
  await expect.poll(() => screen.queryByRole('textbox', { name: 'Find or do' })).toBeNull();
});

test('goes to the runs of a workflow', async () => {
  const { user, address } = await open();
  await user.click(screen.getByRole('button', { name: 'Show runs of Orders' }));
  await expect.poll(address).toBe('/workflows/w1/runs');
});

test('goes to a page with the arrows', async () => {
  const { user, address, find } = await open();
  await user.type(find, 'in');
  await expect.poll(offered).toEqual(['Inbox', 'Settings']);
  await user.keyboard('{ArrowDown}{Enter}');
  await expect.poll(address).toBe('/settings');
});

test('makes a workflow and opens it', async () => {
  const { user, api, address } = await open({ 'POST /workflows': aWorkflow({ id: 'w9' }) });
  await user.click(screen.getByRole('button', { name: 'New workflow' }));
  await expect.poll(address).toBe('/workflows/w9');
  expect(api.sent()).toEqual([{ call: 'POST /workflows', body: { name: 'New workflow' } }]);
});

test('says why no workflow was made', async () => {
  const { user, address } = await open({ 'POST /workflows': refusal(429, 'request.limited', 'Try again later.') });
  await user.click(screen.getByRole('button', { name: 'New workflow' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The workflow was not madeTry again later.');
  expect(address()).toBe('/');
});

test('says that nothing is called so', async () => {
  const { user, find } = await open();
  await user.type(find, 'fax');
  expect(await screen.findByText('Nothing of that name')).toBeVisible();
  expect(within(screen.getByRole('dialog')).queryAllByRole('button')).toEqual([]);
});
