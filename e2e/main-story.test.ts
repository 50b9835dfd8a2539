/** The proof of the product: drawn by hand, fed by GitHub's own payloads, watched while it runs. */
import { expect, test, vi } from 'vitest';
import { useEditor } from './support/editor.js';
import { gitHubEvents, sendFromGitHub } from './support/github-events.js';
import { openBrowser } from './support/open-browser.js';
import { setUpOwner } from './support/set-up-owner.js';
import { startChat } from './support/start-chat.js';
import { startHookline } from './support/start-hookline.js';

test('draws a workflow by drag and drop, and watches real events pass through it', async (story) => {
  const hookline = await startHookline(story);
  const chat = await startChat(story);
  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();
  const editor = useEditor(page);
  const shot = (n: string) => page.screenshot({ path: `/tmp/e2e-shots/${n}.png` });

  await setUpOwner(page);
  await page.getByRole('link', { name: 'Workflows' }).first().click();
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByText('What starts this workflow?').waitFor();
  await shot('1');

  await editor.dragIn('Webhook', { x: 500, y: 200 });
  await editor.move('Webhook', { x: 220, y: 200 });
  await editor.dragIn('Transform', { x: 500, y: 200 });
  await editor.dragIn('Filter', { x: 780, y: 200 });
  await editor.dragIn('Slack message', { x: 1060, y: 200 });
  await editor.connect('Webhook', 'Transform');
  await editor.connect('Transform', 'Filter');
  await editor.connect('Filter', 'Slack message');
  await shot('4');

  const trigger = await editor.open('Webhook');
  await trigger.getByRole('button', { name: 'Copy the trigger URL' }).click();
  await trigger.getByText('Copied').waitFor();
  const triggerUrl = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(triggerUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/[\w-]{20,}$/);
  expect(await trigger.getByTitle(triggerUrl).textContent()).toBe(triggerUrl);
  const [sample] = gitHubEvents('issues').filter(({ action }) => action === 'opened');
  expect(await sendFromGitHub(triggerUrl, sample!)).toBe(200);
  await trigger.getByText('Captured').first().waitFor();
  await shot('5');

  const transform = await editor.open('Transform');
  await transform.getByRole('button', { name: 'Add field' }).click();
  const row = transform.getByRole('group', { name: 'Fields 1' });
  await editor.type(row, 'Name', 'title');
  await editor.map(row, 'Value', 'trigger.body.issue.title');
  await shot('6');
  await transform.getByRole('button', { name: 'Test with the sample' }).click();
  await transform.getByText('Succeeded').waitFor();
  await shot('7');

  const filter = await editor.open('Filter');
  await filter.getByRole('button', { name: 'Add condition' }).click();
  await editor.map(filter, 'Condition 1: value', 'trigger.body.action');
  await editor.type(filter, 'Condition 1: compare with', 'opened');
  await shot('8');

  const message = await editor.open('Slack message');
  await editor.type(message, 'Webhook URL', chat.webhookUrl);
  await editor.type(message, 'Text', 'New issue: ');
  await message.getByRole('button', { name: 'steps.transform' }).click();
  await editor.map(message, 'Text', 'steps.transform.title');
  await message.getByText('New issue: Spelling error in the README file').waitFor();
  await shot('9');

  await page.getByRole('button', { name: 'Publish v1' }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
  await shot('10');
  expect(chat.messages).toEqual([]);

  const list = await browser.newPage();
  await list.goto(`/workflows/${page.url().split('/').at(-1)}/runs`);
  await list.evaluate('window.neverReloaded = true');
  await list.getByRole('group', { name: 'Status' }).waitFor();
  await list.screenshot({ path: '/tmp/e2e-shots/11.png' });

  chat.holdAnswers();
  expect(await sendFromGitHub(triggerUrl, sample!)).toBe(200);
  await vi.waitFor(() => expect(chat.messages).toHaveLength(1), 10000);
  await list.screenshot({ path: '/tmp/e2e-shots/12.png' });
  await list.getByRole('row', { name: /Running/ }).getByRole('link').click();
  await list.getByText('Running').first().waitFor();
  await list.screenshot({ path: '/tmp/e2e-shots/13.png' });
  chat.answer();
  await list.getByText('Succeeded').first().waitFor();
  await list.screenshot({ path: '/tmp/e2e-shots/14.png' });
  await list.goBack();
  const events = gitHubEvents('issues', 'push');
  for (const event of events) expect(await sendFromGitHub(triggerUrl, event)).toBe(200);
  await vi.waitFor(() => expect(chat.messages).toHaveLength(5), 20000);
  await list.screenshot({ path: '/tmp/e2e-shots/15.png' });
  expect(await list.evaluate('window.neverReloaded')).toBe(true);
  await vi.waitFor(() => expect(browser.problems()).toEqual([]));
});
