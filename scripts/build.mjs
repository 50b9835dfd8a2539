import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
await ensureInstalled();
process.exitCode = (await ensureBuilt({ force: true })) ? 0 : 1;
