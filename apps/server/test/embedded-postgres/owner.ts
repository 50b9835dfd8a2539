import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
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
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Node runs no TypeScript, so the process is bundled first, beside the packages it imports. */
export async function bundleOwner(): Promise<{
  start(dataDir: string, uid?: number): Promise<Owner>;
  remove(): Promise<void>;
}> {
  const server = join(import.meta.dirname, '..', '..');
  const outDir = await mkdtemp(join(server, 'node_modules', '.owner-'));
  await chmod(outDir, 0o755);
  await build({
    root: server,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'owner-process.ts'), outDir, target: 'node20' },
  });
  return {
    start: (dataDir, uid) => startOwner(join(outDir, 'owner-process.js'), dataDir, uid),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

async function startOwner(script: string, dataDir: string, uid: number | undefined): Promise<Owner> {
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => undefined)]);
  if (!line) throw new Error('The owner process ended without an answer.');
  return {
    answer: answer.parse(JSON.parse(String(line[0]))),
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
