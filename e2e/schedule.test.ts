/** A workflow that the clock starts: its times are chosen, shown as they will come, and make runs. */
import { expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { useEditor } from './support/editor.js';
import { openShared } from './support/open-shared.js';

test('starts runs at times that a person chooses and sees beforehand', async (story) => {
  const { page, browser } = await openShared(story);
  await page.getByRole('button', { name: 'New workflow', exact: true }).first().click();
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Trigger Schedule' });
  const next = panel.getByRole('list', { name: 'Next times' }).getByRole('listitem');
  await panel.getByLabel('Time zone').waitFor();
  expect(await next.count()).toBe(5);
  expect(await next.allInnerTexts()).toEqual(Array(5).fill(expect.stringContaining(', 09:00')));

  await panel.getByLabel('Unit').selectOption('weeks');
  await panel.getByLabel('How many').fill('2');
  await panel.getByRole('button', { name: 'Fri' }).click();
  await panel.getByLabel('At', { exact: true }).fill('07:30');
  await expectTimes(next, /^(Mon|Fri), .*, 07:30/);
  await page.getByText('Schedule · Every 2 weeks on Mon, Fri at 07:30').first().waitFor();

  await panel.getByRole('button', { name: 'Add a time' }).click();
  const second = panel.getByRole('group', { name: 'Time 2' });
  await second.getByLabel('Unit').selectOption('cron');
  await second.getByLabel('Cron').fill('0 0 30 2 *');
  await second.getByText(/No month that it names has such a day/).waitFor();
  await second.getByLabel('Cron').fill('*/10 * * * * *');
  await panel.getByText('This runs more often than once a minute.').waitFor();
  const problems = await accessibilityProblems(page);
  await panel.getByRole('button', { name: 'Remove time 1' }).click();

  await panel.getByRole('button', { name: 'Close panel' }).click();
  await useEditor(page).dragIn('Transform', { x: 700, y: 500 });
  await useEditor(page).connect('Schedule', 'Transform');
  const step = await useEditor(page).open('Transform');
  await step.getByText('scheduledFor').first().waitFor();
  await page.getByRole('group', { name: /^Schedule, / }).click();
  await panel.getByRole('button', { name: 'Test the draft' }).click();
  await page
    .getByRole('group', { name: /^Transform, / })
    .getByText('Succeeded')
    .waitFor();

  await page.getByRole('button', { name: 'Publish v1' }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
  await page.goto('/runs');
  await page.getByRole('button', { name: /new run/ }).click();
  await page
    .getByText(/^schedule 20/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  expect(browser.problems()).toEqual([]);
});

async function expectTimes(
  times: { allInnerTexts(): Promise<string[]>; first(): { getByText(text: RegExp): { waitFor(): Promise<void> } } },
  pattern: RegExp,
): Promise<void> {
  await times.first().getByText(pattern).waitFor();
  expect(await times.allInnerTexts()).toEqual(Array(5).fill(expect.stringMatching(pattern)));
}
