import type { GraphNode, RunState } from '@hookline/domain';
import { promiseCache, readThrough } from '../../../platform/caching/read-through.js';
import type { RunReader } from '../store/run-reader.js';
import type { StoredRun } from '../store/stored-run.js';
import type { VersionStore } from '../store/version-store.js';
import type { OuterScope } from './outer-scope.js';
import { RunSession } from './run-session.js';

/** Adds the results of the loops that these nodes refer to. */
export interface LoopCompletion {
  complete(run: RunSession, nodes: readonly GraphNode[]): Promise<RunState['steps']>;
}

/**
 * The scope around a loop, for its iterations. All of it settled before the loop began, so it is read once for all
 * items and cached.
 */
export class OuterScopes {
  private readonly cache = promiseCache<OuterScope>({ max: 100 });

  constructor(
    private readonly reader: RunReader,
    private readonly versions: VersionStore,
    private readonly loops: LoopCompletion,
  ) {}

  /** Null for a run that is no iteration. */
  async of(run: StoredRun): Promise<OuterScope | null> {
    const { parent } = run;
    if (parent === null || parent.itemIndex === null) return null;
    return readThrough(this.cache, `${parent.runId}/${parent.nodeId}`, () => this.load(parent.runId));
  }

  private async load(runId: string): Promise<OuterScope> {
    const stored = await this.reader.load(runId);
    if (!stored) throw new Error(`The run ${runId} is gone, and with it what its iterations need`);
    const version = await this.versions.of(stored);
    const run = new RunSession(stored, version, await this.of(stored));
    const inside = version.document.nodes.filter((node) => node.parent !== null);
    return run.scope(await this.loops.complete(run, inside));
  }
}
