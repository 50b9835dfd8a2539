/** A step calls a service with a credential that a person makes in place; the service refuses it, and takes a new one. */
import { startReceiver } from '@hookline/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { useEditor } from './support/editor.js';
import { openShared } from './support/open-shared.js';

const OLD = 'tok_of_yesterday';
const NEW = 'tok_of_today';

test('calls a service with a credential, and says when it is refused', async (story) => {
  const { page, browser, url: origin } = await openShared(story);
  const service = await startReceiver(({ headers }) => ({
    status: headers.authorization === `Bearer ${NEW}` ? 200 : 401,
  }));
  story.onTestFinished(() => service.close());
  const { host } = new URL(service.url);
  const url = await makeWorkflow(page, origin, `${service.url}/orders/{{ trigger.body.id }}`);
  const panel = await useEditor(page).open('Call');

  await panel.getByRole('button', { name: 'New credential' }).click();
  const dialog = page.getByRole('dialog');
  await page.getByRole('option', { name: /^Bearer token/ }).click();
  await dialog.getByLabel('Token', { exact: true }).fill(OLD);
  expect(await dialog.getByLabel('Only sent to').inputValue()).toBe(host);
  await dialog.getByLabel('Address to test it with').fill(`${service.url}/me`);
  await dialog.getByLabel('Name').fill('Till');
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/^Draft saved \d/).waitFor();

  await panel.getByRole('button', { name: 'Test Till' }).click();
  await panel.getByText(`${host} answered 401: it does not take this credential.`).waitFor();
  const choice = panel.getByRole('combobox', { name: 'Credential' });
  await choice.click();
  // What is chosen stays marked until something is typed: Enter keeps it.
  await page.getByRole('option', { name: /^No credential/ }).waitFor();
  expect(await page.locator('[role=listbox]:visible [data-combobox-selected]').count()).toBe(0);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  expect(await choice.inputValue()).toBe('Till');

  await page.goto('/credentials');
  const row = page.getByRole('row', { name: /Till/ });
  await row.getByText('Needs you').waitFor();
  await page.getByRole('link', { name: /^Credentials \d+ needs? you$/ }).waitFor();
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Enter again: Till' }).click();
  await dialog.getByLabel('Token', { exact: true }).fill(NEW);
  await dialog.getByRole('button', { name: 'Replace secret' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row.getByRole('button', { name: 'Actions of Till' }).click();
  await page.getByRole('menuitem', { name: 'Test' }).click();
  await row.getByText(/^Tested /).waitFor();

  await row.getByRole('link', { name: 'Calls' }).click();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":7}' });
  await expect.poll(() => service.received.at(-1)?.path, { timeout: 15_000 }).toBe('/orders/7');
  expect(service.received.at(-1)?.headers.authorization).toBe(`Bearer ${NEW}`);
  expect(await page.getByText(NEW).count()).toBe(0);
  expect(browser.problems()).toEqual([]);
});

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const problems = await accessibilityProblems(page);
    expect({ colorScheme, problems }).toEqual({ colorScheme, problems: [] });
  }
}

/** @returns the trigger's URL; the editor is open. */
async function makeWorkflow(page: Page, origin: string, address: string): Promise<string> {
  const nodes = [
    { id: 'n1', key: 'webhook', type: 'webhook', name: 'Orders', position: { x: 0, y: 0 } },
    {
      id: 'n2',
      key: 'http1',
      type: 'http-request',
      name: 'Call',
      position: { x: 320, y: 0 },
      config: { url: address },
    },
  ];
  const graph = { schema: 1, nodes, edges: [{ id: 'e1', source: 'n1', target: 'n2' }] };
  const answer = await page.request.post('/api/v1/workflows', { headers: { origin }, data: { name: 'Calls', graph } });
  const { id, triggers } = JSON.parse(await answer.text()) as { id: string; triggers: { url: string }[] };
  await page.goto(`/workflows/${id}`);
  return triggers[0]?.url ?? '';
}
