import type { LoopResults } from './child-runs/loop-results.js';
import { OuterScopes } from './child-runs/outer-scopes.js';
import type { RunReader } from './run-reader.js';
import { RunningRun } from './running-run.js';
import type { VersionStore } from './version-store.js';

/** Reads a run together with all that is needed to go on with it. */
export class OpenRuns {
  private readonly scopes: OuterScopes;

  constructor(
    private readonly reader: RunReader,
    private readonly versions: VersionStore,
    loops: LoopResults,
  ) {
    this.scopes = new OuterScopes(reader, versions, loops);
  }

  async open(runId: string): Promise<RunningRun | undefined> {
    const stored = await this.reader.find(runId);
    if (!stored) return undefined;
    return new RunningRun(stored, await this.versions.of(stored), await this.scopes.of(stored));
  }
}
