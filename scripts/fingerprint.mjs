import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

const skipped = new Set(['node_modules', 'dist', 'data', '.git']);

/** Changes when the content of one of these files changes. Missing files count too. */
export function contentFingerprint(files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of files) hash.update(`\n${file}\n`).update(existsSync(file) ? readFileSync(file) : 'missing');
  return hash.digest('hex');
}

/** Changes when a file below one of these paths is added, removed, resized or saved. Reads no content, so it is fast. */
export function treeFingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTree(hash, inProject(path));
  return hash.digest('hex');
}

function addTree(hash, path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) return void hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  for (const name of readdirSync(path).sort()) {
    if (!skipped.has(name)) addTree(hash, join(path, name));
  }
}
