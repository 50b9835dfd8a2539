import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScripts, startProcess } from '@hookline/testing';
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

const SERVER = join(import.meta.dirname, '../../..');
const SCRIPT = join(import.meta.dirname, 'owner-process.ts');

/**
 * Bundled beside the packages it imports, from which it finds PostgreSQL, and for other users as a whole where everybody can
 * read it.
 */
export async function bundleOwner(): Promise<Owners> {
  const own = await bundleScripts([SCRIPT], SERVER);
  const others = await bundleScripts([SCRIPT], SERVER, tmpdir());
  await chmod(others.folder, 0o755);
  return {
    start: (dataDir, uid) => startOwner(uid === undefined ? own.folder : others.folder, dataDir, uid),
    async remove() {
      for (const bundle of [own, others]) await bundle.remove();
    },
  };
}

async function startOwner(folder: string, dataDir: string, uid: number | undefined): Promise<Owner> {
  const owner = startProcess({ args: [join(folder, 'owner-process.js'), dataDir], cwd: '/', uid });
  return {
    answer: answer.parse(JSON.parse(await owner.untilLine(/^\{/))),
    pause: () => owner.signal('SIGSTOP'),
    continue: () => owner.signal('SIGCONT'),
    end: async (signal) => void (await owner.stop(signal)),
  };
}
