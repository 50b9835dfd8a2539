import type { Page } from 'playwright-core';

export const OWNER = { name: 'Mira Kovač', email: 'mira@example.com', password: 'correct horse battery' };

/** The first thing a fresh installation asks: whose it is. Ends on the welcome screen. */
export async function setUpOwner(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/setup');
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/welcome');
}
