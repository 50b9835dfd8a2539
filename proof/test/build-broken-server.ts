import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** One expression of the server, and what it is replaced with. */
export interface Breakage {
  /** The end of the file's path. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const SERVER = join(import.meta.dirname, '../../apps/server');

/** Builds the server with one invariant switched off. @returns the folder it lies in, and how to remove it. */
export async function buildBrokenServer(
  breakage: Breakage,
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-broken-'));
  await build({
    configFile: join(SERVER, 'vite.config.ts'),
    root: SERVER,
    logLevel: 'error',
    plugins: [broken(breakage)],
    build: { outDir: folder, emptyOutDir: false, sourcemap: false },
  });
  // Where the built server finds the packages that are not part of it.
  await symlink(join(SERVER, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Fails the build when the expression is not there: a copy that is not broken proves nothing. */
function broken({ file, find, replace }: Breakage): Plugin {
  let found = false;
  return {
    name: 'broken-on-purpose',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(file)) return null;
      found = code.split(find).length === 2;
      return code.replace(find, () => replace);
    },
    buildEnd(error) {
      if (!error && !found) throw new Error(`${file} does not hold this exactly once: ${find}`);
    },
  };
}
