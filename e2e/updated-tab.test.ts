/** Hookline is upgraded while a tab is open: the tab says so, and goes on with what it has. */
import { expect, test } from 'vitest';
import { useEditor } from './support/editor.js';
import { openShared } from './support/open-shared.js';

test('says that it was updated when a part of it is gone, and goes on', async (story) => {
  const { page, browser, url: origin } = await openShared(story);
  const position = { x: 0, y: 0 };
  const step = { id: 'n1', key: 'call', type: 'http-request', name: 'Call', position };
  const answer = await page.request.post('/api/v1/workflows', {
    headers: { origin },
    data: { name: 'Before the upgrade', graph: { schema: 1, nodes: [step], edges: [] } },
  });
  expect(answer.status()).toBe(201);
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Before the upgrade' }).waitFor();
  await page.route('**/assets/code-editor-*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.route(
    (url) => /^\/workflows(\/[\w-]+)?$/.test(url.pathname),
    async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll('/assets/index-', '/assets/index-newer-') });
    },
  );

  await page.getByRole('link', { name: 'Before the upgrade' }).click();
  await page.getByText('Hookline was updated', { exact: true }).waitFor();
  const panel = await useEditor(page).open('Call');
  await panel.getByRole('tab', { name: 'Errors and retry' }).click();
  await panel.getByRole('tab', { name: 'Settings', exact: true }).click();
  await panel.getByText('URL is empty. Fill it in.').waitFor();
  expect(await page.getByRole('textbox', { name: 'URL' }).count(), 'the editor that is gone').toBe(0);

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await useEditor(page).open('Call');
  await page.getByRole('textbox', { name: 'URL' }).waitFor();
  expect(await page.getByText('Hookline was updated', { exact: true }).count()).toBe(0);
  expect(browser.problems().filter((problem) => !problem.includes('code-editor'))).toEqual([]);
});
