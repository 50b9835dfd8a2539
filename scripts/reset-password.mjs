// A new password for an account, for whoever has the machine: npm run reset-password [-- ada@example.com]
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, root } from './project.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
// Who is locked out needs no pages, and may stand on a machine where they do not build.
if (!(await ensureBuilt({ apps: ['server'] }))) process.exit(1);

if (existsSync('.env')) process.loadEnvFile('.env');
process.setSourceMapsEnabled(true);
await import(pathToFileURL(inProject('apps', 'server', 'dist', 'reset-password.main.js')).href);
