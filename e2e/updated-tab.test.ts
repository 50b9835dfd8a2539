/** Hookline is upgraded while a tab is open: the tab says so, and goes on with what it has. */
import { expect, test } from 'vitest';
import { openShared } from './support/open-shared.js';

test('says that it was updated when a part of it is gone', async (story) => {
  const { page, browser } = await openShared(story);
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
  await page.route('**/assets/code-editor-*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.route(
    (url) => url.pathname === '/workflows' || /^\/workflows\/[\w-]+$/.test(url.pathname),
    async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      await route.fulfill({ response: answer, body: text.replaceAll('/assets/index-', '/assets/index-newer-') });
    },
  );
  await page.getByRole('button', { name: 'New workflow' }).first().click();
  await page.getByText('Hookline was updated', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).waitFor();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await page.getByText('Hookline was updated', { exact: true }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Publish' }).waitFor();
  expect(browser.problems().filter((problem) => !problem.includes('code-editor'))).toEqual([]);
});
