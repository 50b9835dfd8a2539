import { mkdtemp } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { hasFailed, type Story } from './story.js';
import { watchPage } from './watch-page.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A real Chromium with an empty profile. */
export interface Browser {
  newPage(): Promise<Page>;
  /** What went wrong on its pages so far: errors in the console, exceptions, failed requests, requests to other hosts. */
  problems(): readonly string[];
}

/**
 * Open until the story ends; when it failed, its pages are kept as pictures.
 * @param baseURL what addresses without a host mean; the pages may ask nobody else.
 */
export async function openBrowser(story: Story, baseURL: string, device: typeof DESKTOP = DESKTOP): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
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
    problems: () => problems,
  };
}

function findChromium(): string {
  const found = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found !== undefined) return found;
  throw new Error('No Chromium was found. On Debian: apt-get install chromium. Elsewhere set CHROMIUM to its path.');
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
