// What stands around one measurement, on loopback and with a database of its own: Redis when it is the queue, the
// receiver, and the processes that are measured.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { SECRET_KEY } from './secret-key.mjs';
import { answers, freePort, openProcesses, outputOf } from './start-process.mjs';

const HERE = import.meta.dirname;
const SERVER = join(HERE, '../apps/server/dist/main.js');

export async function openStage({ backend, database, folder, receiverDelayMs }) {
  const processes = openProcesses();
  const env = { DATABASE_URL: database, NODE_ENV: 'production' };
  if (backend === 'redis') env.REDIS_URL = await startRedis(processes, folder);
  const receiverPort = await freePort();
  const receiver = `http://127.0.0.1:${receiverPort}`;
  processes.start(process.execPath, [join(HERE, 'receiver.mjs'), receiverPort, receiverDelayMs]);
  await answers(`${receiver}/count`);

  return {
    database,
    receiver,
    /** @returns the address that takes its events. */
    async startFloor() {
      const port = await freePort();
      processes.start(process.execPath, [join(HERE, 'floor.mjs')], { ...env, PORT: port, ECHO: receiver });
      await answers(`http://127.0.0.1:${port}/count`);
      return `http://127.0.0.1:${port}/hook/x`;
    },
    /** @returns its address and a look at its memory. A worker is up soon after; what it misses waits for it. */
    async startHookline({ role = 'all', ...settings } = {}) {
      const port = await freePort();
      const own = { PORT: port, ROLE: role, OUTBOUND_ALLOW: '127.0.0.1', SECRET_KEY, LOG_LEVEL: 'warn' };
      const child = processes.start(process.execPath, [SERVER], { ...env, ...own, DATA_DIR: folder, ...settings });
      const url = `http://127.0.0.1:${port}`;
      if (role !== 'worker') await answers(`${url}/health/ready`);
      return { url, memoryMb: () => memoryMb(child.pid) };
    },
    /** Fires events at an address and, unless told otherwise, waits for their effects. @returns what load.mjs prints. */
    async load(url, { events, connections, effectsPerEvent = 1, acksOnly = false, secret }) {
      const counter = acksOnly ? [] : [`${receiver}/count`, effectsPerEvent];
      const signing = secret === undefined ? [] : [`--secret=${secret}`];
      return JSON.parse(await outputOf([join(HERE, 'load.mjs'), url, events, connections, ...counter, ...signing]));
    },
    close: () => processes.close(),
  };
}

async function startRedis(processes, folder) {
  const port = await freePort();
  const memory = ['--save', '', '--appendonly', 'yes', '--dir', folder, '--appenddirname', `redis-${port}`];
  processes.start('redis-server', ['--port', port, '--bind', '127.0.0.1', ...memory]);
  return `redis://127.0.0.1:${port}`;
}

/** Resident memory, as the system counts it. */
const memoryMb = (pid) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
