// From a bare checkout to a running Hookline. The server runs in this very process: one process to signal, and none to be
// orphaned when somebody kills it.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, root } from './project.mjs';
import { recommendNode } from './recommended-node.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
endWithParent();
// Relative settings such as DATA_DIR=./data mean the project, wherever the command was called from.
process.chdir(root);
await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
const advice = recommendNode();
if (advice) console.log(advice);

if (existsSync('.env')) process.loadEnvFile('.env');
process.setSourceMapsEnabled(true);
await import(pathToFileURL(inProject('apps', 'server', 'dist', 'main.js')).href);
