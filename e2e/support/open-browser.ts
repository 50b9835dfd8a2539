import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { hasFailed, type Story } from './story.js';
import { watchPage } from './watch-page.js';

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** An empty profile in the real Chromium that all stories share. */
export interface Browser {
  newPage(): Promise<Page>;
  /** As a browser sends it: `name=value`. */
  setCookie(cookie: string): Promise<void>;
  /** What went wrong on its pages so far: errors in the console, exceptions, failed requests, requests to other hosts. */
  problems(): readonly string[];
}

/**
 * Open until the story ends; when it failed, its pages are kept as pictures.
 * @param baseURL what addresses without a host mean; the pages may ask nobody else.
 */
export async function openBrowser(story: Story, baseURL: string, device: typeof DESKTOP = DESKTOP): Promise<Browser> {
  const browser = await chromium.connect(endpoint());
  const context = await browser.newContext({ baseURL, colorScheme: 'light', ...device });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL });
  context.setDefaultTimeout(15_000);
  const problems: string[] = [];
  context.on('page', (page) => watchPage(page, baseURL, (problem) => problems.push(problem)));
  story.onTestFinished(async () => {
    if (hasFailed(story)) await saveScreenshots(context, problems);
    await browser.close();
  });
  return {
    newPage: () => context.newPage(),
    setCookie: (cookie) => {
      const [name = '', value = ''] = cookie.split('=');
      return context.addCookies([{ name, value, url: baseURL }]);
    },
    problems: () => problems,
  };
}

/** Of the Chromium of this worker: vitest counts them from 1. */
function endpoint(): string {
  const found = inject('chromiums')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (found === undefined) throw new Error('There are more workers than browsers.');
  return found;
}

async function saveScreenshots(context: BrowserContext, problems: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-screens-'));
  for (const [place, page] of context.pages().entries()) {
    const path = join(folder, `page-${place + 1}.png`);
    await page.screenshot({ path });
    process.stderr.write(`${page.url()} looked like this: ${path}\n`);
  }
  for (const problem of problems) process.stderr.write(`On a page: ${problem}\n`);
}
