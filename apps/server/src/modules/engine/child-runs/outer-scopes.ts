import type { OuterScope } from './outer-scope.js';
import type { LoopResults } from './loop-results.js';
import type { RunReader } from '../run-reader.js';
import { RunSession } from '../run-session.js';
import type { StoredRun } from '../stored-run.js';
import type { VersionStore } from '../version-store.js';

const KEPT = 100;

/**
 * Gives iterations what lies around their loop. That has settled before the loop began, so it is read once for all
 * items, and kept for the loops that were looked at last.
 */
export class OuterScopes {
  private readonly kept = new Map<string, Promise<OuterScope>>();

  constructor(
    private readonly reader: RunReader,
    private readonly versions: VersionStore,
    private readonly loops: LoopResults,
  ) {}

  /** Null for a run that is no iteration. */
  async of(run: StoredRun): Promise<OuterScope | null> {
    const { parent } = run;
    if (parent === null || parent.itemIndex === null) return null;
    const key = `${parent.runId}/${parent.nodeId}`;
    const known = this.kept.get(key);
    if (known) return known;
    const loading = this.load(parent.runId);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(key, loading);
    loading.catch(() => this.kept.delete(key));
    return loading;
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
