/** A phone: no mouse, no hover, 390 pixels. The outline is the editor. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { PHONE, openBrowser } from './support/open-browser.js';
import { expectRun } from './support/runs.js';
import { setUpOwner } from './support/set-up-owner.js';
import { startHookline } from './support/start-hookline.js';

test('builds and runs a workflow with taps, and fits every screen', async (story) => {
  const hookline = await startHookline(story);
  const browser = await openBrowser(story, hookline.url, PHONE);
  const page = await browser.newPage();
  const found: Record<string, string[]> = {};
  const check = async (screen: string): Promise<void> => {
    const problems = [...(await widthProblems(page)), ...(await accessibilityProblems(page))];
    if (problems.length > 0) found[screen] = problems;
  };
  const tap = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).tap();

  await setUpOwner(page, hookline);
  await page.getByRole('button', { name: 'Send a test event' }).waitFor();
  await check('welcome');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Workflows' }).tap();
  await page.getByRole('link', { name: 'Say hello' }).waitFor();
  await check('workflows');
  await tap('New workflow');
  await tap(/^Webhook/);
  await page.getByRole('region', { name: 'Trigger Webhook' }).waitFor();
  await check('trigger');
  await tap('Close panel');
  await tap('Add a step after Webhook');
  await page.getByRole('dialog').getByRole('button', { name: 'Slack', exact: true }).tap();
  await page.getByRole('group', { name: 'Slack' }).waitFor();
  await check('actions of an app');
  await tap('Back to all steps');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Transform/ })
    .tap();
  await tap('Add field');
  await page.getByRole('textbox', { name: 'Name', exact: true }).tap();
  await page.keyboard.type('greeting');
  await page.getByRole('textbox', { name: 'Value', exact: true }).tap();
  await page.keyboard.type('Hello {{ trigger.body.name }}');
  await check('step');
  await tap('Close panel');
  await check('outline');
  await tap('Publish v1');
  await tap('Make version 1 live');
  await page.getByRole('button', { name: 'Publish v2' }).waitFor();

  await tap(/^Webhook/);
  await tap('Send test event');
  await page.getByText('Stored before we answered').waitFor();
  await tap('Close panel');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).tap();
  await page.getByRole('row', { name: /^Succeeded / }).waitFor();
  // When it was: the time of day.
  await page
    .getByRole('row', { name: /^Succeeded / })
    .getByText(/^\d\d:\d\d:\d\d$/)
    .waitFor();
  await check('runs');
  await page
    .getByRole('row', { name: /^Succeeded / })
    .getByRole('link')
    .tap();
  await expectRun(page, 'Succeeded');
  await check('run');
  expect(await cutWords(page)).toEqual([]);

  for (const place of ['Inbox', 'Credentials', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).tap();
    await page.getByRole('heading', { name: place, level: 1 }).waitFor();
    await check(place);
  }
  expect(found).toEqual({});
  expect(browser.problems()).toEqual([]);
});

/** What a row of the list shows only the beginning of. */
const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main li span')]
    .filter((each) => each.scrollWidth > each.clientWidth && getComputedStyle(each).textOverflow === 'ellipsis')
    .map((each) => each.textContent)`);

async function widthProblems(page: Page): Promise<string[]> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  return width > PHONE.viewport.width ? [`the page is ${width} px wide`] : [];
}
