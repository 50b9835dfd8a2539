#!/usr/bin/env node
// `npm run bench`: everything that is promised about speed, measured and printed as one table. See command.ts.
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';
import { runTypeScript } from '../scripts/run-typescript.mjs';

await ensureInstalled();
if (!(await ensureBuilt({ apps: ['server'] }))) process.exit(1);
process.exit(await runTypeScript(join(import.meta.dirname, 'command.ts'), process.argv.slice(2)));
