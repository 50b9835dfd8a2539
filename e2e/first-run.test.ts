/** The first minute of a new user, who reads nothing but the screen. */
import { expect, test } from 'vitest';
import { openBrowser } from './support/open-browser.js';
import { expectRows, expectRun } from './support/runs.js';
import { setUpOwner } from './support/set-up-owner.js';
import { startHookline } from './support/start-hookline.js';

const STEPS = ['Hello event, Webhook', 'Only with a name, Filter', 'Write a greeting, Transform'];

test('shows a finished run within a minute of the first start', async (story) => {
  const begun = performance.now();
  const hookline = await startHookline(story);
  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();

  // Whoever opens the bare address first pastes the printed one into the same tab, which loads no page anew.
  await page.goto('/');
  await page.getByText('It is done at the address that Hookline printed').waitFor();
  await setUpOwner(page, hookline);
  const graph = page.getByRole('region', { name: 'Example workflow' });
  await page.getByRole('button', { name: 'Send a test event' }).click();
  for (const step of STEPS) await graph.getByRole('group', { name: step }).getByText('Succeeded').waitFor();
  await page.getByRole('link', { name: 'Look inside the run' }).click();
  await expectRun(page, 'Succeeded');
  const seconds = (performance.now() - begun) / 1000;

  await page.getByRole('button', { name: 'Write a greeting: Succeeded' }).click();
  await page.getByRole('complementary').getByText('"Hello Mira"').waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
  await expectRows(page, 'Succeeded Say hello', 1);
  await sendPrintedLine(hookline.log());
  await expectRows(page, 'Succeeded Say hello', 2);

  process.stdout.write(`From an empty folder to a finished run on the screen: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
  expect(browser.problems()).toEqual([]);
});

/** What curl does with the line that the first start prints. */
async function sendPrintedLine(log: string): Promise<void> {
  const [, body = '', url = ''] = /curl -d '(.+)' (http\S+)/.exec(log) ?? [];
  expect(body).toBe('{"name":"Mira"}');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'curl/8.0' };
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}
