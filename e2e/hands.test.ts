/** What hands expect of the editor: a click, a key and a copy do what they do in every other editor. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openShared } from './support/open-shared.js';

test('does with clicks, keys and the clipboard what people are used to', async (story) => {
  const { page, browser, url } = await openShared(story);
  await page.goto(`/workflows/${await makeWorkflow(page, url)}`);
  const node = (name: string) => page.getByRole('group', { name: new RegExp(`^${name}, `) });
  const step = (name: string) => page.getByRole('region', { name: new RegExp(`^(Step|Trigger) ${name}$`) });
  const focused = (): Promise<string | null> =>
    page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');
  const leaf = (path: string) =>
    page
      .getByRole('treeitem')
      .filter({ has: page.getByRole('button', { name: `Insert ${path}`, exact: true, includeHidden: true }) });

  // The empty canvas takes the keyboard from the mouse.
  await node('Post').waitFor();
  await page.mouse.click(700, 700);
  await page.keyboard.press('Tab');
  await page.getByLabel('Find a step').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).not.toMatch(/hooks\.example\.com|abcdef123456/);
  await page.keyboard.press('Control+v');
  await node('Post 2').waitFor();
  await page.keyboard.press('Delete');
  await node('Post 2').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await node('Post 2').waitFor();
  await page.keyboard.press('Control+z');
  await node('Post 2').waitFor({ state: 'hidden' });

  // With the keyboard on the step that is copied, what was pasted has it from then on.
  await node('Post').focus();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(focused).toMatch(/^Post 2, /);
  await page.keyboard.press('Control+d');
  await expect.poll(focused).toMatch(/^Post 3, /);
  await page.keyboard.press('Delete');
  await node('Post 3').waitFor({ state: 'hidden' });
  await node('Post 2').focus();
  await page.keyboard.press('Delete');
  await node('Post 2').waitFor({ state: 'hidden' });
  await node('Post').waitFor();

  // Copied from elsewhere, the secrets are missing, and it is said which.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(copied.replaceAll('\n', ' '))})`);
  await page.mouse.click(700, 700);
  await page.keyboard.press('Control+v');
  await page.getByText('Fill in: Webhook URL of Post, authorization of Ask.').first().waitFor();
  await page.keyboard.press('Control+z');

  // A copy is gone on with, not its original.
  await node('Post').click();
  await step('Post').getByRole('button', { name: 'More actions for Post' }).click();
  await page.getByRole('menuitem', { name: /^Duplicate/ }).click();
  await step('Post 2').waitFor();

  // A new row has the keyboard, and is what a click on a value fills.
  await node('Check').click();
  await step('Check').getByRole('button', { name: 'Add condition' }).click();
  const value = step('Check').getByLabel('Condition 2: value');
  await value.waitFor();
  await expect.poll(focused).toBe('Condition 2: value');
  await leaf('trigger.body.country').click();
  await expect.poll(() => value.innerText()).toContain('country');

  // A pill is one thing: one press takes it away, and what is typed after a click comes behind it.
  const pill = value.getByText('country');
  await pill.click();
  await page.getByRole('button', { name: 'Edit as text' }).waitFor();
  await page.keyboard.type('!');
  await expect.poll(() => value.innerText()).toMatch(/country\s*!/);
  await pill.click();
  await page.keyboard.press('Delete');
  await expect.poll(() => value.innerText()).toBe('!');

  // All of a field of several lines is the field.
  await node('Post').click();
  const text = step('Post').getByLabel('Text', { exact: true });
  await text.waitFor();
  const box = await text.boundingBox();
  await page.mouse.click(box!.x + 200, box!.y + 54);
  expect(await focused()).toBe('Text');

  // What is typed into a choice replaces what stood there, and Enter takes what is found.
  await node('Webhook').click();
  const sender = step('Webhook').getByRole('combobox', { name: 'Sender' });
  await sender.click();
  await page.keyboard.type('shop');
  await page.getByRole('option', { name: /^Shopify/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => sender.inputValue()).toBe('Shopify');

  // Leaving and coming back forgets nothing.
  await page.getByRole('navigation', { name: 'Workflow' }).getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('heading', { name: 'Runs of Hands' }).waitFor();
  await page.goBack();
  await node('Webhook').click();
  await expect.poll(() => sender.inputValue()).toBe('Shopify');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => sender.inputValue()).toBe('Any sender');
  expect(browser.problems()).toEqual([]);
}, 240_000);

/** With an event, so that there is a sample. */
async function makeWorkflow(page: Page, origin: string): Promise<string> {
  const at = (x: number, y: number) => ({ position: { x, y } });
  const rule = { left: '{{ trigger.body.total }}', operator: 'greater-than', right: '100' };
  const nodes = [
    { id: 'n1', key: 'webhook', type: 'webhook', name: 'Webhook', ...at(0, 0) },
    {
      id: 'n2',
      key: 'check',
      type: 'if',
      name: 'Check',
      ...at(260, 0),
      config: { conditions: { combinator: 'and', rules: [rule] } },
    },
    {
      id: 'n3',
      key: 'post',
      type: 'slack-message',
      name: 'Post',
      ...at(520, -80),
      config: { webhookUrl: 'https://hooks.example.com/services/T0/B0/x', text: 'Hello' },
    },
    {
      id: 'n4',
      key: 'ask',
      type: 'http-request',
      name: 'Ask',
      ...at(520, 80),
      config: { url: 'https://example.com', headers: [{ name: 'authorization', value: 'Bearer abcdef123456' }] },
    },
  ];
  const edge = (id: string, source: string, sourcePort: string, target: string) => ({ id, source, sourcePort, target });
  const edges = [edge('e1', 'n1', 'out', 'n2'), edge('e2', 'n2', 'true', 'n3'), edge('e3', 'n2', 'false', 'n4')];
  const data = { name: 'Hands', graph: { schema: 1, nodes, edges } };
  const answer = await page.request.post('/api/v1/workflows', { data, headers: { origin } });
  const made: { id: string; triggers: { url: string }[] } = JSON.parse(await answer.text());
  await page.request.post(made.triggers[0]!.url, { data: { total: 250, country: 'AT' } });
  return made.id;
}
