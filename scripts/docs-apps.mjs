// `npm run docs:apps`: writes docs/apps.md from the definitions of the apps. A test holds it to them.
import { ensureInstalled } from './ensure-installed.mjs';
import { requireNode } from './require-node.mjs';
import { runTypeScript } from './run-typescript.mjs';

requireNode();
await ensureInstalled();
process.exitCode = await runTypeScript('/scripts/apps-page/command.ts', []);
