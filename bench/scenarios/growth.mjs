import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from '../start-process.mjs';

const SCRIPT = join(import.meta.dirname, '../growth.mjs');

/** How it does with a long history: growth.mjs measures that by itself and prints tables of its own. */
export async function growth(_bench, _options, log) {
  if (existsSync(SCRIPT)) log(await outputOf([SCRIPT]));
  return [];
}
