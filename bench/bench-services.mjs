// What a benchmark needs around it, all on loopback and ended with it: PostgreSQL (fsync on), Redis, the receiver, and a
// fresh database for each measurement.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createServer as createVite } from 'vite';
import { prepareWorkflow } from './prepare-workflow.mjs';

const HERE = import.meta.dirname;
const SERVER = join(HERE, '../apps/server/dist/main.js');

export async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-bench-'));
  const vite = await createVite({
    configFile: false,
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  });
  const { startEmbeddedPostgres } = await vite.ssrLoadModule(
    join(HERE, '../apps/server/src/platform/embedded-postgres/index.ts'),
  );
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: { info() {}, warn: console.error } });
  const processes = new Set();
  const start = (command, args, env = {}) => startProcess(processes, command, args, env);

  return {
    /** One load on one subject: `floor` or `hookline`. `prepare` gets its address and its database before the load. */
    async measure(subject, backend, { events, connections, prepare }) {
      const started = [];
      const run = (...parameters) => started.push(start(...parameters));
      const [port, receiverPort, redisPort] = [await freePort(), await freePort(), await freePort()];
      const database = await freshDatabase(postgres.url);
      const env = { DATABASE_URL: database, PORT: String(port), NODE_ENV: 'production' };
      try {
        if (backend === 'redis') {
          run('redis-server', [
            '--port',
            redisPort,
            '--bind',
            '127.0.0.1',
            '--save',
            '',
            '--appendonly',
            'yes',
            '--dir',
            folder,
          ]);
          env.REDIS_URL = `redis://127.0.0.1:${redisPort}`;
        }
        run(process.execPath, [join(HERE, 'receiver.mjs'), receiverPort]);
        const receiver = `http://127.0.0.1:${receiverPort}`;
        const url = await { floor: startFloor, hookline: startHookline }[subject](run, env, receiver);
        await prepare?.(`http://127.0.0.1:${port}`, database);
        return await load(url, events, connections, `${receiver}/count`);
      } finally {
        for (const child of started.reverse()) await endProcess(child);
      }
    },
    async close() {
      for (const child of processes) await endProcess(child);
      await postgres.stop();
      await vite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startFloor(run, env, receiver) {
  run(process.execPath, [join(HERE, 'floor.mjs')], { ...env, ECHO: receiver });
  await answers(`http://127.0.0.1:${env.PORT}/count`);
  return `http://127.0.0.1:${env.PORT}/hook/x`;
}

async function startHookline(run, env, receiver) {
  run(process.execPath, [SERVER], {
    ...env,
    OUTBOUND_ALLOW: '127.0.0.1',
    SECRET_KEY: randomBytes(24).toString('hex'),
    LOG_LEVEL: 'warn',
  });
  const url = `http://127.0.0.1:${env.PORT}`;
  await answers(`${url}/health/ready`);
  return prepareWorkflow(url, receiver);
}

async function load(url, events, connections, counter) {
  const child = spawn(process.execPath, [join(HERE, 'load.mjs'), url, events, connections, counter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await once(child, 'exit');
  return JSON.parse(output);
}

function startProcess(processes, command, args, env) {
  const child = spawn(command, args.map(String), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  processes.add(child);
  child.once('exit', () => processes.delete(child));
  return child;
}

async function endProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function freshDatabase(url) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.query('checkpoint');
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url) {
  for (let tries = 0; ; tries++) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (tries > 300) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
