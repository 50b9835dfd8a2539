/** The proof of the product: drawn by hand, fed with GitHub's own payloads, watched while it runs. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useEditor } from './support/editor.js';
import { gitHubEvents, sendFromGitHub, type GitHubEvent } from './support/github-events.js';
import { openShared } from './support/open-shared.js';
import { expectRows, expectRun, expectStep, openRun } from './support/runs.js';
import { startChat } from './support/start-chat.js';

const isOpened = ({ name, action }: GitHubEvent): boolean => name === 'issues' && action === 'opened';
const messageOf = ({ payload }: GitHubEvent, delivery: string): string =>
  `New issue: ${payload.issue?.title} (${delivery})`;

test('draws a workflow by drag and drop, and watches real events pass through it', async (story) => {
  const chat = await startChat(story);
  const { page, browser } = await openShared(story);
  const events = gitHubEvents('issues', 'push');
  const opened = events.find(isOpened)!;
  const labeled = events.find(({ action }) => action === 'labeled')!;

  await drawWorkflow(page);
  const triggerUrl = await copyTriggerUrl(page);
  const sample = await sendFromGitHub(triggerUrl, opened);
  await fillIn(page, chat.webhookUrl, messageOf(opened, sample));
  await publish(page);
  expect(chat.messages, 'nothing was published yet').toEqual([]);

  const runs = await browser.newPage();
  await runs.goto(`${page.url()}/runs`);
  await runs.getByRole('heading', { name: 'Runs of New workflow' }).waitFor();
  await runs.evaluate('window.isTheSamePage = true');

  chat.holdAnswers();
  const expected = [messageOf(opened, await sendFromGitHub(triggerUrl, opened))];
  await openRun(runs, 'Running');
  await expectStep(runs, 'Filter', 'Succeeded');
  await expectStep(runs, 'Slack message', 'Running');
  expect(chat.messages).toEqual(expected);
  chat.answer();
  await expectStep(runs, 'Slack message', 'Succeeded');
  await expectRun(runs, 'Succeeded');

  await runs.goBack();
  await runs.getByRole('heading', { name: 'Runs of New workflow' }).waitFor();
  await sendFromGitHub(triggerUrl, labeled);
  await openRun(runs, 'Filtered');
  await expectRun(runs, 'Filtered');
  await expectStep(runs, 'Filter', 'Filtered');
  await expectStep(runs, 'Slack message', 'Not taken');
  await runs.getByRole('complementary').getByText('action is "labeled", not "opened"').waitFor();

  await runs.goBack();
  chat.limitNext(1);
  for (const event of events) {
    const delivery = await sendFromGitHub(triggerUrl, event);
    if (isOpened(event)) expected.push(messageOf(event, delivery));
  }
  const passed = events.filter(isOpened).length;
  await expectRows(runs, 'Filtered', 1 + events.length - passed);
  // The one before, and the test run in the editor.
  await expectRows(runs, 'Succeeded', 2 + passed);
  expect(chat.messages.toSorted()).toEqual(expected.toSorted());

  expect(await runs.evaluate('window.isTheSamePage'), 'all of this without a reload').toBe(true);
  expect(browser.problems()).toEqual([]);
});

/** Webhook, transform, filter and chat message, each dragged out of the palette and tied with a line. */
async function drawWorkflow(page: Page): Promise<void> {
  const editor = useEditor(page);
  await page.getByRole('button', { name: 'New workflow', exact: true }).click();
  await page.getByText('What starts this workflow?').waitFor();
  await editor.dragIn('Webhook', { x: 500, y: 200 });
  await editor.move('Webhook', { x: 220, y: 200 });
  await editor.dragIn('Transform', { x: 500, y: 200 });
  await editor.dragIn('Filter', { x: 780, y: 200 });
  await editor.dragIn('Slack message', { x: 1060, y: 200 });
  await editor.connect('Webhook', 'Transform');
  await editor.connect('Transform', 'Filter');
  await editor.connect('Filter', 'Slack message');
}

async function copyTriggerUrl(page: Page): Promise<string> {
  const trigger = await useEditor(page).open('Webhook');
  await trigger.getByRole('button', { name: 'Copy the trigger URL' }).click();
  await trigger.getByText('Copied').waitFor();
  const url = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(await trigger.getByTitle(url).textContent()).toBe(url);
  return url;
}

/** Maps what the event before holds by clicks; only names and fixed words are typed. */
async function fillIn(page: Page, webhookUrl: string, preview: string): Promise<void> {
  const editor = useEditor(page);
  const transform = await editor.open('Transform');
  await transform.getByRole('button', { name: 'Add field' }).click();
  const field = transform.getByRole('group', { name: 'Fields 1' });
  await editor.type(field, 'Name', 'title');
  await editor.map(field, 'Value', 'trigger.body.issue.title');
  await transform.getByRole('button', { name: 'Test with the sample' }).click();
  await transform.getByText('Succeeded').waitFor();

  const filter = await editor.open('Filter');
  await filter.getByRole('button', { name: 'Add condition' }).click();
  await editor.map(filter, 'Condition 1: value', 'trigger.body.action');
  await editor.type(filter, 'Condition 1: compare with', 'opened');

  const message = await editor.open('Slack message');
  await editor.type(message, 'Webhook URL', webhookUrl);
  await editor.type(message, 'Text', 'New issue: ');
  await message.getByRole('button', { name: 'steps.transform' }).click();
  await editor.map(message, 'Text', 'steps.transform.title');
  await editor.type(message, 'Text', ' (');
  await editor.map(message, 'Text', 'trigger.headers.`x-github-delivery`');
  await editor.type(message, 'Text', ')');
  await message.getByText(preview).waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish v1' }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
}
