#!/usr/bin/env node
// `npm run proof`: kills everything Hookline stands on while events come in, then balances the books. See prove.ts.
//   node proof/run.mjs [--events=20000] [--minutes=3.5] [--seed=N] [--queue=redis|postgres] [--keep-logs]
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';
import { runTypeScript } from '../scripts/run-typescript.mjs';

await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
process.exit(await runTypeScript(join(import.meta.dirname, 'command.ts'), process.argv.slice(2)));
