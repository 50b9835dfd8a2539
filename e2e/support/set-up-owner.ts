import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Hookline } from './prepare-hookline.js';
import { setupAddress } from './setup-address.js';

export const OWNER = { name: 'Mira Kovač', email: 'mira@example.com', password: 'correct horse battery' };

/** The first thing a fresh installation asks: whose it is. A click on what it printed. Ends on the welcome screen. */
export async function setUpOwner(page: Page, hookline: Pick<Hookline, 'log'>): Promise<void> {
  // It is printed a moment after the server answers.
  const { url } = await vi.waitFor(() => setupAddress(hookline.log()), { timeout: 30_000, interval: 100 });
  await page.goto(url);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');
}
