import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface BundledScripts {
  /** Each under the name of its source: `floor.ts` is `floor.js`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Bundles scripts that run as processes of their own, since Node runs no TypeScript. What they import of this workspace goes
 * into the bundle.
 * @param near the workspace whose installed packages they find
 * @param outside another folder for the bundle: then everything that they import goes into it
 */
export async function bundleScripts(
  scripts: readonly string[],
  near: string,
  outside?: string,
): Promise<BundledScripts> {
  // Tests that bundle nothing are spared the load of it.
  const { build } = await import('vite');
  const folder = await mkdtemp(join(outside ?? join(near, 'node_modules'), '.bundled-'));
  await build({
    root: near,
    configFile: false,
    logLevel: 'error',
    ...(outside !== undefined && { ssr: { noExternal: true, external: ['pg-native'] } }),
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      emptyOutDir: false,
      rolldownOptions: { input: [...scripts] },
    },
  });
  // As modules also where no package.json says so.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
