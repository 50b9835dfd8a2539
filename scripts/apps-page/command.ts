import { writeFile } from 'node:fs/promises';
import { APPS_PAGE, writtenPage } from './written-page.js';

/** Writes the page. */
export async function command(): Promise<number> {
  await writeFile(APPS_PAGE, await writtenPage());
  return 0;
}
