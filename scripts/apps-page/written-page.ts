import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { appsPage } from './apps-page.js';

export const APPS_PAGE = join(import.meta.dirname, '../../docs/apps.md');

/** The page as it stands in the repository: formatted as all files are. */
export async function writtenPage(): Promise<string> {
  return format(appsPage(), { ...(await resolveConfig(APPS_PAGE)), filepath: APPS_PAGE });
}
