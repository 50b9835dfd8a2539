import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const installed = Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@hookline/'));
const entries = ['main', 'compute.worker', 'reset-password.main'].filter((name) =>
  existsSync(join(here, 'src', `${name}.ts`)),
);

/** Bundles the server and the workspace packages, which are TypeScript, into plain modules for Node. */
export default defineConfig({
  root: here,
  ssr: { target: 'node', noExternal: true, external: installed },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, join(here, 'src', `${name}.ts`)])),
      external: [/^node:/, ...builtinModules, ...installed.map((name) => new RegExp(`^${name}(/|$)`))],
      // All files in one folder: import.meta.dirname is apps/server/dist wherever the code came from.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
