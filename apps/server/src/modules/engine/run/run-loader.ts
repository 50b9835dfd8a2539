import type { RunReader } from '../store/run-reader.js';
import type { StoredRun } from '../store/stored-run.js';
import type { VersionStore } from '../store/version-store.js';
import type { LargeRuns } from './large-runs.js';
import { OuterScopes, type LoopCompletion } from './outer-scopes.js';
import { RunSession } from './run-session.js';

/** Loads a run with everything needed to process it. */
export class RunLoader {
  private readonly scopes: OuterScopes;

  constructor(
    private readonly reader: RunReader,
    private readonly versions: VersionStore,
    loops: LoopCompletion,
  ) {
    this.scopes = new OuterScopes(reader, versions, loops);
  }

  /** For a single read, whatever the run's size. */
  async load(runId: string): Promise<RunSession | undefined> {
    const found = await this.reader.find(runId);
    const stored = found?.kind === 'large' ? await this.reader.load(runId) : found?.run;
    return stored && this.prepare(stored);
  }

  /** For processing. A large run is loaded only when there is memory for it; otherwise it is driven later. */
  async withRun<T>(runId: string, large: LargeRuns, work: (run: RunSession) => Promise<T>): Promise<T | undefined> {
    const found = await this.reader.find(runId);
    if (!found) return undefined;
    if (found.kind === 'small') return work(await this.prepare(found.run));
    const release = large.acquire(runId, found.bytes);
    if (!release) return undefined;
    try {
      const stored = await this.reader.load(runId);
      return stored && (await work(await this.prepare(stored)));
    } finally {
      release();
    }
  }

  private async prepare(stored: StoredRun): Promise<RunSession> {
    return new RunSession(stored, await this.versions.of(stored), await this.scopes.of(stored));
  }
}
