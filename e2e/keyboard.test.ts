/** The whole way from the first start to a finished run, without a mouse. */
import { expect, test, vi } from 'vitest';
import { useKeyboard } from './support/keyboard.js';
import { openBrowser } from './support/open-browser.js';
import { expectRun } from './support/runs.js';
import { OWNER } from './support/set-up-owner.js';
import { setupAddress } from './support/setup-address.js';
import { startHookline } from './support/start-hookline.js';

test('builds, publishes and runs a workflow with the keyboard alone', async (story) => {
  const hookline = await startHookline(story);
  const browser = await openBrowser(story, hookline.url);
  const page = await browser.newPage();
  const keyboard = useKeyboard(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const node = (name: string) => page.getByRole('group', { name });

  const { url } = await vi.waitFor(() => setupAddress(hookline.log()), { timeout: 30_000, interval: 100 });
  await page.goto(url);
  await keyboard.typeInto(page.getByLabel('Your name'), OWNER.name);
  await keyboard.typeInto(page.getByLabel('E-mail'), OWNER.email);
  await keyboard.typeInto(page.getByLabel('Password', { exact: true }), OWNER.password);
  await keyboard.press('Enter');
  await page.waitForURL('**/welcome');

  await keyboard.enter(page.getByRole('link', { name: /^Workflows/ }));
  await keyboard.enter(button('New workflow'));
  await keyboard.enter(button(/^Webhook/));

  await keyboard.tabTo(node('Webhook, Webhook'));
  await keyboard.press('Tab');
  await keyboard.typeInto(page.getByLabel('Find a step'), 'trans');
  await keyboard.press('Enter');
  await keyboard.enter(button('Add field'));
  await keyboard.typeInto(page.getByRole('textbox', { name: 'Name', exact: true }), 'greeting');
  await keyboard.typeInto(page.getByRole('textbox', { name: 'Value', exact: true }), 'Hello {{ trigger.body.name }}');

  await keyboard.tabTo(node('Transform, Transform'));
  await keyboard.press('Tab');
  await keyboard.typeInto(page.getByLabel('Find a step'), 'filter');
  await keyboard.press('Enter');
  await keyboard.enter(button('Add condition'));
  await keyboard.typeInto(page.getByLabel('Condition 1: value'), '{{ steps.transform.greeting }}');
  await keyboard.typeInto(page.getByLabel('Condition 1: operator'), 'contains');
  await keyboard.typeInto(page.getByLabel('Condition 1: compare with'), 'Hello');

  await keyboard.enter(button('Publish v1'));
  await keyboard.enter(button('Make version 1 live'));
  await page.getByText('v1 live', { exact: true }).waitFor();

  await keyboard.tabTo(node('Filter, Filter'));
  await keyboard.press('ArrowLeft', 'ArrowLeft');
  await page.getByRole('region', { name: 'Trigger Webhook' }).waitFor();
  await keyboard.enter(button('Send test event'));
  await page.getByText('Stored before we answered').waitFor();
  await keyboard.enter(page.getByRole('navigation', { name: 'Workflow' }).getByRole('link', { name: 'Runs' }));
  await keyboard.enter(page.getByRole('row', { name: /^Succeeded / }).getByRole('link'));
  await expectRun(page, 'Succeeded');
  expect(browser.problems()).toEqual([]);
});
