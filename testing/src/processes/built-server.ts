import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '../../../apps/server/dist');

/**
 * The entry of the built server: Node runs no TypeScript.
 * @param folder another build of it
 */
export function builtServer(folder = DIST): string {
  const main = join(folder, 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing. Build it first: npm run build`);
  return main;
}
