/** What came while a workflow was not live: it is counted until somebody decides, and run when asked for. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { useKeyboard } from './support/keyboard.js';
import { DESKTOP, PHONE, openBrowser } from './support/open-browser.js';
import { prepareHookline, startWithOwner, type Hookline } from './support/prepare-hookline.js';
import { expectRows } from './support/runs.js';
import type { Story } from './support/story.js';

/** Of these stories alone: the screens count what waits in all workflows. */
let hookline: Hookline;
let session: string;

beforeAll(async () => {
  hookline = await prepareHookline();
  session = await startWithOwner(hookline);
});
afterAll(() => hookline?.close());

test('runs what came during a pause, with the keyboard alone', async (story) => {
  const { page, browser, url } = await start(story);
  const keyboard = useKeyboard(page);
  const orders = await createWorkflow(page, url, 'Orders');
  await post(page, url, `/workflows/${orders.id}/publish`);
  await post(page, url, `/workflows/${orders.id}/pause`);
  await sendEvents(orders.triggerUrl, 6);

  await page.goto('/workflows');
  await page.getByRole('link', { name: '6 events held' }).waitFor();
  await page.getByRole('link', { name: '6 events wait to be run' }).waitFor();
  await keyboard.enter(page.getByRole('button', { name: 'Actions of Orders' }));
  const resume = page.getByRole('menuitem', { name: 'Resume' });
  await resume.waitFor();
  while (!(await hasFocus(resume))) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '6 events came meanwhile' });
  // The menu that led here fades out beside the dialog.
  await page.getByRole('menu').waitFor({ state: 'detached' });
  expect(await accessibilityProblems(page)).toEqual([]);
  await keyboard.enter(dialog.getByRole('button', { name: 'Decide later' }));
  await dialog.waitFor({ state: 'detached' });

  await keyboard.enter(page.getByRole('button', { name: '6 events wait' }));
  await keyboard.enter(dialog.getByRole('link', { name: 'Look' }));
  await page.getByText('Came while paused, and waits to be run').first().waitFor();
  expect(await page.getByRole('region', { name: 'Events', exact: true }).getByRole('listitem').count()).toBe(6);
  expect(await accessibilityProblems(page)).toEqual([]);

  const banner = page.getByRole('region', { name: 'Events that wait' });
  await keyboard.enter(banner.getByRole('button', { name: 'Run them' }));
  const replay = page.getByRole('region', { name: 'Replay' });
  await replay.getByText('6 events began their runs.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'wait to be run' }).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  await keyboard.enter(replay.getByRole('link', { name: 'Show runs' }));
  await expectRows(page, 'Succeeded', 6);
  await keyboard.enter(replay.getByRole('button', { name: 'Close what came of the replay' }));
  await replay.waitFor({ state: 'detached' });
  expect(browser.problems()).toEqual([]);
});

test('offers in the editor what was captured before the first version, and lets it be left', async (story) => {
  const { page, browser, url } = await start(story);
  const [run, leave] = [await createWorkflow(page, url, 'Run'), await createWorkflow(page, url, 'Leave')];
  for (const { triggerUrl } of [run, leave]) await sendEvents(triggerUrl, 2);
  const banner = page.getByRole('region', { name: 'Events that wait' });

  await page.goto(`/workflows/${run.id}`);
  await page.getByRole('button', { name: 'Publish v1' }).waitFor();
  expect(await banner.count()).toBe(0);
  await publish(page);
  await banner.getByText('2 events').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await banner.getByRole('button', { name: 'Run them' }).click();
  await page.getByRole('region', { name: 'Replay' }).getByText('2 events began their runs.').waitFor();
  await banner.waitFor({ state: 'detached' });

  await page.goto(`/workflows/${leave.id}`);
  await publish(page);
  await banner.getByRole('button', { name: 'Leave them' }).click();
  await page.getByText('2 events left as they are').waitFor();
  await banner.waitFor({ state: 'detached' });
  await page.goto(`/inbox?workflow=${leave.id}`);
  await page.getByText('Came before publishing, and was left as it is').first().waitFor();
  await page.goto(`/workflows/${leave.id}`);
  await page.getByRole('button', { name: 'Publish v2' }).click();
  expect(await page.getByRole('button', { name: 'Nothing changed' }).isDisabled()).toBe(true);
  expect(browser.problems()).toEqual([]);
});

test('stops a long replay on a phone, and goes on counting the rest', async (story) => {
  const { page, browser, url } = await start(story, PHONE);
  const orders = await createWorkflow(page, url, 'Orders');
  await sendEvents(orders.triggerUrl, 60);
  await post(page, url, `/workflows/${orders.id}/publish`);
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Inbox 60 waiting to be run' }).waitFor();
  await page.getByRole('button', { name: '60 events wait' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Run them' }).tap();
  const replay = page.getByRole('region', { name: 'Replay' });
  await replay.getByRole('button', { name: 'Stop' }).tap();
  const words = await replay.getByText(/^Events of Orders Stopped after \d+ of 60 events/).textContent();
  const left = Number(/(\d+) not begun/.exec(words ?? '')?.[1]);
  expect(left).toBeGreaterThan(0);
  await page.getByRole('button', { name: `${left} events wait` }).waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(browser.problems()).toEqual([]);
});

async function start(story: Story, device = DESKTOP) {
  const { url } = hookline;
  const browser = await openBrowser(story, url, device);
  await browser.setCookie(session);
  return { page: await browser.newPage(), browser, url };
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish v1' }).click();
  await page.getByRole('button', { name: 'Make version 1 live' }).click();
  await page.getByText('v1 live', { exact: true }).waitFor();
}

async function post<Body>(page: Page, origin: string, path: string, data: unknown = {}): Promise<Body> {
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  const body: Body = JSON.parse(await answer.text());
  return body;
}

async function createWorkflow(page: Page, origin: string, name: string) {
  const at = (x: number) => ({ position: { x, y: 0 } });
  const nodes = [
    { id: 'n1', key: 'webhook', type: 'webhook', name: 'Webhook', ...at(0) },
    {
      id: 'n2',
      key: 'keep',
      type: 'transform',
      name: 'Keep',
      ...at(280),
      config: { mode: 'expression', expression: 'trigger.body' },
    },
  ];
  const graph = { schema: 1, nodes, edges: [{ id: 'e1', source: 'n1', sourcePort: 'out', target: 'n2' }] };
  const made = await post<{ id: string; triggers: { url: string }[] }>(page, origin, '/workflows', { name, graph });
  return { id: made.id, triggerUrl: made.triggers[0]?.url ?? '' };
}

async function sendEvents(url: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ n }),
    });
    expect(answer.status).toBe(200);
  }
}
