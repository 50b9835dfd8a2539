/** A person connects GitHub as the README says: sender, secret, a test event, publish; then real and forged deliveries. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { useEditor } from './support/editor.js';
import { openShared } from './support/open-shared.js';

const SECRET = 'correct horse battery staple';

test('connects a sender, and takes no forged event from then on', async (story) => {
  const { page, browser, url: origin } = await openShared(story);
  const url = await makeWorkflow(page, origin);
  const panel = await useEditor(page).open('Deliveries');

  await deliver(url, 'a', undefined);
  await panel.getByText('This looks like GitHub.').waitFor();
  await panel.getByRole('button', { name: 'Check its signatures' }).click();
  await panel.getByText('Signatures are not checked until you add the signing secret.').waitFor();

  await panel.getByRole('button', { name: /^Add/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Secret', { exact: true }).fill(SECRET);
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await panel.getByText(/^A sample of GitHub: a POST/).waitFor();
  for (let times = 1; times <= 2; times++) {
    await panel.getByRole('button', { name: 'Send test event' }).click();
    await panel.getByText('Its sender was checked.').waitFor();
    await panel.getByText('200').first().waitFor();
    expect(await panel.getByText('Duplicate').count()).toBe(0);
  }

  const types = panel.getByLabel('Only these events');
  await types.fill('pull_r');
  await types.press('Enter');
  await types.fill('issues');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const problems = await accessibilityProblems(page);
    expect({ colorScheme, problems }).toEqual({ colorScheme, problems: [] });
  }
  await types.press('Enter');
  await types.fill('our_own');
  await types.press('Enter');
  await panel.getByText('Not in the list of GitHub: our_own.').waitFor();

  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
  expect(await deliver(url, 'b', SECRET)).toBe(200);
  expect(await deliver(url, 'c', 'a guess')).toBe(401);
  expect(await deliver(url, 'b', SECRET)).toBe(200);
  expect(await deliver(url, 'd', SECRET, 'watch')).toBe(200);
  await panel.getByText('Filtered').first().waitFor();
  await panel
    .getByText(/^The signature in X-Hub-Signature-256 does not fit/)
    .first()
    .waitFor();

  await page.goto('/credentials');
  await page.getByRole('link', { name: 'From GitHub' }).waitFor();
  expect(await page.getByText(SECRET).count()).toBe(0);
  expect(browser.problems()).toEqual([]);
});

/** @returns the trigger's URL; the editor is open. */
async function makeWorkflow(page: Page, origin: string): Promise<string> {
  const position = { x: 0, y: 0 };
  const trigger = { id: 'n1', key: 'webhook', type: 'webhook', name: 'Deliveries', position };
  const answer = await page.request.post('/api/v1/workflows', {
    headers: { origin },
    data: { name: 'From GitHub', graph: { schema: 1, nodes: [trigger], edges: [] } },
  });
  const { id, triggers } = JSON.parse(await answer.text()) as { id: string; triggers: { url: string }[] };
  await page.goto(`/workflows/${id}`);
  return triggers[0]?.url ?? '';
}

async function deliver(url: string, id: string, secret: string | undefined, type = 'issues'): Promise<number> {
  const body = JSON.stringify({ action: 'opened', delivery: id });
  const signature = secret && `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-github-event': type, 'x-github-delivery': id };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...(signature && { 'x-hub-signature-256': signature }) },
    body,
  });
  return answer.status;
}
