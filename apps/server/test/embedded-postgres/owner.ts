import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { build } from 'vite';
import { z } from 'zod';

const answer = z.object({
  url: z.string().optional(),
  pid: z.number().optional(),
  adopted: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});

export type OwnerAnswer = z.infer<typeof answer>;

/** A Hookline process that owns a data folder, cut down to its embedded PostgreSQL. */
export interface Owner {
  readonly answer: OwnerAnswer;
  /** Does nothing until it is continued. */
  pause(): void;
  continue(): void;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

interface Owners {
  /** @param uid another user, who may not be able to enter the folder of this project */
  start(dataDir: string, uid?: number): Promise<Owner>;
  remove(): Promise<void>;
}

const SERVER = join(import.meta.dirname, '..', '..');

/**
 * Node runs no TypeScript, so the process is bundled first: beside the packages it imports, from which it finds
 * PostgreSQL, and for other users as a whole where everybody can read it.
 */
export async function bundleOwner(): Promise<Owners> {
  const own = await mkdtemp(join(SERVER, 'node_modules', '.owner-'));
  const others = await mkdtemp(join(tmpdir(), 'hookline-owner-'));
  await bundle(own, false);
  await bundle(others, true);
  await chmod(others, 0o755);
  return {
    start: (dataDir, uid) => startOwner(join(uid === undefined ? own : others, 'owner-process.js'), dataDir, uid),
    async remove() {
      for (const folder of [own, others]) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundle(outDir: string, isWhole: boolean): Promise<void> {
  await build({
    root: SERVER,
    configFile: false,
    logLevel: 'error',
    ...(isWhole && { ssr: { noExternal: true, external: ['pg-native'] } }),
    build: { ssr: join(import.meta.dirname, 'owner-process.ts'), outDir, target: 'node20', emptyOutDir: false },
  });
  // As a module also where no package.json says so.
  await writeFile(join(outDir, 'package.json'), '{"type":"module"}');
}

async function startOwner(script: string, dataDir: string, uid: number | undefined): Promise<Owner> {
  const child = spawn(process.execPath, [script, dataDir], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => undefined)]);
  if (!line) throw new Error('The owner process ended without an answer.');
  return {
    answer: answer.parse(JSON.parse(String(line[0]))),
    pause: () => void child.kill('SIGSTOP'),
    continue: () => void child.kill('SIGCONT'),
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
