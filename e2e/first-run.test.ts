/** The first minute of a new user, who reads nothing but the screen. */
import { expect, test, vi } from 'vitest';
import { openBrowser } from './support/open-browser.js';
import { setUpOwner } from './support/set-up-owner.js';
import { startHookline } from './support/start-hookline.js';

test('shows a finished run within a minute of the first start', async (story) => {
  const begun = performance.now();
  const hookline = await startHookline(story);
  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();

  await setUpOwner(page);
  const graph = page.getByRole('region', { name: 'Example workflow' });
  await page.getByRole('button', { name: 'Send a test event' }).click();
  for (const step of ['Hello event, Webhook', 'Only with a name, Filter', 'Write a greeting, Transform']) {
    await graph.getByRole('group', { name: step }).getByText('Succeeded').waitFor();
  }
  await page.getByRole('link', { name: 'Look inside the run' }).click();
  await page.getByRole('definition').first().filter({ hasText: 'Succeeded' }).waitFor();
  const seconds = (performance.now() - begun) / 1000;

  await page.getByRole('button', { name: 'Write a greeting: Succeeded' }).click();
  await page.getByRole('complementary').getByText('"Hello Mira"').waitFor();
  process.stdout.write(`From an empty folder to a finished run on the screen: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
  expect(browser.problems()).toEqual([]);
});

test('prints a line that runs the example from a terminal', async (story) => {
  const hookline = await startHookline(story);
  await vi.waitFor(() => expect(hookline.log()).toContain('Try the example'));
  const [, body = '', url = ''] = /curl -d '(.+)' (http\S+)/.exec(hookline.log()) ?? [];
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([answer.status, body]).toEqual([200, '{"name":"Mira"}']);

  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();
  await setUpOwner(page);
  await page.goto('/runs');
  await page.getByRole('row', { name: /^Succeeded Say hello/ }).waitFor();
  expect(browser.problems()).toEqual([]);
});
