/** Every screen, in the light and in the dark, against the rules of WCAG 2.2 AA that a machine can check. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { openBrowser } from './support/open-browser.js';
import { expectRun } from './support/runs.js';
import { OWNER, setUpOwner } from './support/set-up-owner.js';
import { setupAddress } from './support/setup-address.js';
import { startHookline } from './support/start-hookline.js';

test('has no screen that a machine finds hard to use', async (story) => {
  const hookline = await startHookline(story);
  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();
  const found: Record<string, string[]> = {};
  const check = async (screen: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const problems = await accessibilityProblems(page);
      if (problems.length > 0) found[`${screen}, ${colorScheme}`] = problems;
    }
  };

  const { url } = await vi.waitFor(() => setupAddress(hookline.log()), { timeout: 30_000, interval: 100 });
  await page.goto(url);
  await page.getByRole('button', { name: 'Create account' }).waitFor();
  await check('set-up');

  await setUpOwner(page, hookline);
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByRole('link', { name: 'Look inside the run' }).waitFor();
  await check('welcome');

  await page.getByRole('link', { name: 'Look inside the run' }).click();
  await page.getByRole('button', { name: /^Write a greeting: Succeeded/ }).click();
  await check('run');

  for (const place of ['Runs', 'Inbox', 'Credentials', 'Settings', 'Workflows']) {
    await goTo(page, place);
    await check(place);
  }

  await page.getByRole('link', { name: 'Say hello' }).click();
  await page.getByRole('group', { name: 'Hello event, Webhook' }).waitFor();
  await check('editor');
  await page.getByRole('group', { name: 'Hello event, Webhook' }).click();
  await page.getByRole('region', { name: 'Trigger Hello event' }).waitFor();
  await check('trigger panel');
  await page.getByRole('group', { name: 'Only with a name, Filter' }).click();
  await page.getByRole('region', { name: 'Step Only with a name' }).getByRole('treeitem').first().waitFor();
  await check('step panel');
  await page.getByRole('button', { name: 'Add a step', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await check('palette');
  await page.keyboard.type('slack');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('group', { name: 'Slack' }).waitFor();
  await check('app in the palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByRole('region', { name: 'Test run' }).waitFor();
  await check('test run');
  await page.getByRole('button', { name: 'Publish v2' }).click();
  await page.getByRole('button', { name: 'Nothing changed' }).waitFor();
  await check('publishing');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Outline' }).click();
  await check('outline');

  await page.goto(`/runs/${await failARun(page, hookline.url)}`);
  await expectRun(page, 'Failed');
  await check('failed run');

  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await check('login');
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page
    .getByRole('heading', { name: 'Settings' })
    .or(page.getByRole('heading', { name: 'Workflows' }))
    .waitFor();

  expect(found).toEqual({});
  expect(browser.problems()).toEqual([]);
});

/** A step that calls a server that is not there. */
async function failARun(page: Page, origin: string): Promise<string> {
  const post = async <Body>(path: string, data: unknown): Promise<Body> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    const body: Body = JSON.parse(await answer.text());
    return body;
  };
  const position = { x: 0, y: 0 };
  const retry = { attempts: 1, backoff: 'fixed', delayMs: 0, maxDelayMs: 0 };
  const config = { url: 'http://127.0.0.1:1/' };
  const nodes = [
    { id: 'n1', key: 'manual', type: 'manual', name: 'By hand', position },
    { id: 'n2', key: 'http', type: 'http-request', name: 'Ask', position, config, retry },
  ];
  const graph = { schema: 1, nodes, edges: [{ id: 'e1', source: 'n1', sourcePort: 'out', target: 'n2' }] };
  const { id } = await post<{ id: string }>('/workflows', { name: 'Fails', graph });
  const { runId } = await post<{ runId: string }>(`/workflows/${id}/test`, { payload: {} });
  return runId;
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
  await page.getByLabel(/^Reading the /).waitFor({ state: 'hidden' });
}
