import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { DESKTOP, openBrowser, type Browser } from './open-browser.js';
import type { Story } from './story.js';

interface Shared {
  readonly page: Page;
  readonly browser: Browser;
  readonly url: string;
}

/** A browser of the owner of the Hookline that stories share. Nobody is alone there: look at workflows of the story's own. */
export async function openShared(story: Story, device: typeof DESKTOP = DESKTOP): Promise<Shared> {
  const url = inject('hooklineUrl');
  const browser = await openBrowser(story, url, device);
  await browser.setCookie(inject('ownersSession'));
  const page = await browser.newPage();
  await page.goto('/workflows');
  return { page, browser, url };
}
