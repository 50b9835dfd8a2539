// Development: the server is bundled again and restarted on every change; the web app is served by Vite with hot reload.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, root } from './project.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
if (existsSync('.env')) process.loadEnvFile('.env');
const { build, createServer } = await import('vite');
process.env.HOOKLINE_SERVER ??= `http://127.0.0.1:${process.env.PORT || 3000}`;

let server;
let restarting = Promise.resolve();
const restartServer = () => {
  restarting = restarting.then(async () => {
    await stopServer();
    server = spawn(process.execPath, ['--enable-source-maps', inProject('apps', 'server', 'dist', 'main.js')], {
      stdio: 'inherit',
    });
  });
};

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

const bundler = await build({
  root: inProject('apps', 'server'),
  configFile: inProject('apps', 'server', 'vite.config.ts'),
  logLevel: 'warn',
  build: { watch: {} },
});
bundler.on('event', (event) => {
  if (event.code === 'END') restartServer();
  if (event.code === 'ERROR') console.error(event.error);
});

const web = await createServer({
  root: inProject('apps', 'web'),
  configFile: inProject('apps', 'web', 'vite.config.ts'),
});
await web.listen();
web.printUrls();

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end());

async function end() {
  if (ending) return;
  ending = true;
  await Promise.all([bundler.close(), web.close(), restarting.then(stopServer)]);
  process.exit(0);
}
