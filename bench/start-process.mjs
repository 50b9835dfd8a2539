import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** How long a process may take to end when it is asked to. */
const STOP_TIMEOUT_MS = 20_000;

/** The processes around one measurement, ended with it in reverse order. */
export function openProcesses() {
  const started = [];
  return {
    start(command, args, env = {}) {
      const child = spawn(command, args.map(String), {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      started.push(child);
      return child;
    },
    async close() {
      for (const child of started.splice(0).reverse()) await endProcess(child);
    },
  };
}

/** Runs a script to its end. @returns what it printed. */
export async function outputOf(args) {
  const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return output;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a GET answers 200. */
export async function answers(url) {
  for (let tries = 0; ; tries++) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (tries > 600) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function endProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const limit = setTimeout(() => {
    console.error(`Process ${child.pid} did not end when asked to, and was killed.`);
    child.kill('SIGKILL');
  }, STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(limit);
}
