#!/usr/bin/env node
// `npm run proof`: kills everything Hookline stands on while events come in, then balances the books. See prove.ts.
//   node proof/run.mjs [--events=20000] [--minutes=3.5] [--seed=N] [--queue=redis|postgres] [--keep-logs]
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';

await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
// The proof is TypeScript and shares parts with the server and the end-to-end tests: Vite reads it, nothing is built.
const { createServer } = await import('vite');
const vite = await createServer({
  configFile: false,
  root: join(import.meta.dirname, '..'),
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
const { command } = await vite.ssrLoadModule(join(import.meta.dirname, 'command.ts'));
const code = await command(process.argv.slice(2));
await vite.close();
process.exit(code);
