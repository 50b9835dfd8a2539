/** A loop on the canvas: built with the mouse, and without it. */
import { expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { useEditor } from './support/editor.js';
import { useKeyboard } from './support/keyboard.js';
import { openShared } from './support/open-shared.js';
import type { Story } from './support/story.js';

test('builds a loop by drag: a step goes in, out, and in again with undo', async (story) => {
  const { page, browser, node } = await openNewWorkflow(story);
  const editor = useEditor(page);
  await page.getByRole('button', { name: /^Webhook/ }).click();
  await page.keyboard.press('Escape');

  await editor.dragIn('For each', { x: 760, y: 300 });
  await page.keyboard.press('Escape');
  const subflow = await node('For each, For each').boundingBox();
  if (!subflow) throw new Error('The loop has no place on the screen.');
  const inside = { x: subflow.x + subflow.width / 2, y: subflow.y + subflow.height / 2 };
  await editor.dragIn('Transform', inside);
  await page.keyboard.press('Escape');
  await editor.connect('Webhook', 'For each');

  await editor.move('Transform', { x: inside.x, y: inside.y + 420 });
  await page.getByRole('button', { name: 'Add a step inside For each' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Add a step inside For each' }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Outline' }).click();
  await page.getByText('for each item').waitFor();
  await page.getByRole('button', { name: 'Canvas', exact: true }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(browser.problems()).toEqual([]);
});

test('builds a loop with the keyboard alone, and moves a step into it and out', async (story) => {
  const { page, browser, node } = await openNewWorkflow(story);
  const keyboard = useKeyboard(page);
  await keyboard.enter(page.getByRole('button', { name: /^Webhook/ }));
  await keyboard.tabTo(node('Webhook, Webhook'));
  await keyboard.press('Tab');
  await keyboard.typeInto(page.getByLabel('Find a step'), 'for each');
  await keyboard.press('Enter');

  await keyboard.tabTo(node('For each, For each'));
  await keyboard.press('i');
  await keyboard.typeInto(page.getByLabel('Find a step'), 'filter');
  await keyboard.press('Enter');
  await keyboard.tabTo(node('Filter, Filter'));
  await keyboard.press('ArrowLeft');
  await page.getByRole('region', { name: 'Step For each' }).waitFor();
  await keyboard.press('Tab');
  await keyboard.typeInto(page.getByLabel('Find a step'), 'trans');
  await keyboard.press('Enter');

  await keyboard.tabTo(node('Transform, Transform'));
  await keyboard.press('m');
  await keyboard.enter(page.getByRole('dialog').getByRole('button', { name: 'For each' }));
  await page.getByText('Transform moved into For each').first().waitFor();
  await page.getByText('1 line was removed').waitFor();

  await keyboard.tabTo(node('Transform, Transform'));
  await keyboard.press('m');
  await keyboard.enter(page.getByRole('dialog').getByRole('button', { name: 'Out of all loops' }));
  await page.getByText('Transform moved out of For each').first().waitFor({ state: 'attached' });
  expect(browser.problems()).toEqual([]);
});

async function openNewWorkflow(story: Story) {
  const { page, browser } = await openShared(story);
  await page.getByRole('button', { name: 'New workflow', exact: true }).click();
  await page.getByRole('button', { name: /^Webhook/ }).waitFor();
  return { page, browser, node: (name: string) => page.getByRole('group', { name, exact: true }) };
}
