import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const DIST = join(import.meta.dirname, '../../dist');

/** A Hookline as a process of its own. Node runs no TypeScript: it is the build, which the global set-up keeps fresh. */
export interface BuiltServer {
  /** What it said that is an error or worse, or no line of its log. */
  readonly complaints: readonly string[];
  /** Its exit code or signal, once it has ended; null while it lives. */
  readonly ended: number | string | null;
  /** What it says to a message, when it listens to messages. */
  ask<Answer>(message: string): Promise<Answer>;
  /** @returns its exit code, or null when it had to be killed by the system */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const BAD: ReadonlySet<string> = new Set(['error', 'fatal']);

/** Starts it and waits until it is ready. */
export async function startBuiltServer(
  settings: Readonly<Record<string, string | undefined>>,
  nodeOptions: readonly string[] = [],
): Promise<BuiltServer> {
  const child = spawn(process.execPath, [...nodeOptions, join(DIST, 'main.js')], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const complaints: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    readLines(child.stdout, (line) => {
      if (/Hookline (worker )?is ready/.test(line)) resolve();
      if (isComplaint(line)) complaints.push(line);
    });
    child.once('exit', () => reject(new Error(`It ended while it was starting. It says: ${complaints.join('\n')}`)));
  });
  readLines(child.stderr, (line) => complaints.push(line));
  await ready;
  return {
    complaints,
    get ended() {
      return child.exitCode ?? child.signalCode;
    },
    async ask<Answer>(message: string) {
      child.send(message);
      const [answer] = (await once(child, 'message')) as [Answer];
      return answer;
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

/** The log is JSON, a line each; what is none is a page for people at the start. */
const isComplaint = (line: string): boolean =>
  line.startsWith('{') && BAD.has((JSON.parse(line) as { level: string }).level);

function readLines(stream: Readable | null, take: (line: string) => void): void {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('utf8')).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(line);
  });
}
