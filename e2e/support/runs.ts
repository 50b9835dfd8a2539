/** Lists of runs and the page of one run, as eyes find their way in them. */
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

const PATIENCE = { timeout: 15_000, interval: 100 };

/** The list moves no row by itself: it offers the new ones. Those that came while it was read are in it already. */
export const expectRows = (list: Page, status: string, count: number): Promise<void> =>
  vi.waitFor(async () => {
    const offer = list.getByRole('button', { name: /^\d+ new runs?$/ });
    if (await offer.isVisible()) await offer.click();
    expect(await rowsOf(list, status).count()).toBe(count);
  }, PATIENCE);

/** Opens the only run of this status. */
export async function openRun(list: Page, status: string): Promise<void> {
  await expectRows(list, status, 1);
  await rowsOf(list, status).getByRole('link').click();
}

/** What the head of the run page says. */
export const expectRun = (page: Page, status: string): Promise<void> =>
  page.getByRole('definition').first().filter({ hasText: status }).waitFor();

/** On the graph, and in the waterfall below it, which has no button for a step that was never reached. */
export async function expectStep(page: Page, name: string, status: string): Promise<void> {
  const card = page.getByRole('group', { name: new RegExp(`^${name}, `) });
  await card.getByText(status, { exact: true }).waitFor();
  if (status !== 'Not taken') await page.getByRole('button', { name: `${name}: ${status}` }).waitFor();
}

const rowsOf = (list: Page, status: string): Locator => list.getByRole('row', { name: new RegExp(`^${status} `) });
