/** Compiled graphs of versions, cached by id: a version never changes. */
import {
  compileRunGraph,
  upgradeDocument,
  type GraphNode,
  type RunGraph,
  type RunScope,
  type WorkflowGraph,
} from '@hookline/domain';
import type { Pool } from 'pg';
import { promiseCache, readThrough } from '../../../platform/caching/read-through.js';
import { findDefinition, nodeCatalog } from '../../node-catalog/index.js';
import { isIteration, type RunParent, type StoredRun } from './stored-run.js';

export interface RunnableVersion {
  readonly graph: RunGraph;
  readonly document: WorkflowGraph;
  /** The nodes on this level that wait for a reply from outside: each has a resume URL. */
  readonly resumable: readonly GraphNode[];
  /** The workflow as expressions see it; its time zone applies to times without one. */
  readonly workflow: { readonly id: string; readonly name: string; readonly timezone: string };
}

type RunsOn = Pick<StoredRun, 'versionId' | 'untilNodeId' | 'triggerNodeId'> & {
  readonly parent: Pick<RunParent, 'itemIndex'> | null;
};

export class VersionStore {
  private readonly cache = promiseCache<RunnableVersion>({ max: 500 });

  constructor(private readonly pool: Pool) {}

  /** The graph a run executes: for an iteration, the inside of its loop. */
  of(run: RunsOn): Promise<RunnableVersion> {
    const { versionId, untilNodeId, triggerNodeId } = run;
    return this.get(versionId, { untilNodeId, containerId: isIteration(run) ? triggerNodeId : null });
  }

  /** A version's top-level graph. */
  topLevel(versionId: string): Promise<RunnableVersion> {
    return this.get(versionId, { untilNodeId: null, containerId: null });
  }

  private get(versionId: string, scope: RunScope): Promise<RunnableVersion> {
    const key = JSON.stringify([versionId, scope.untilNodeId, scope.containerId]);
    return readThrough(this.cache, key, () => this.load(versionId, scope));
  }

  private async load(versionId: string, scope: RunScope): Promise<RunnableVersion> {
    const { rows } = await this.pool.query<{ graph: WorkflowGraph; id: string; name: string }>(
      'select v.graph, w.id, w.name from versions v join workflows w on w.id = v.workflow_id where v.id = $1',
      [versionId],
    );
    const row = rows[0];
    if (!row) throw new Error(`There is no version ${versionId}`);
    const document = upgradeDocument(row.graph);
    const graph = compileRunGraph(document, nodeCatalog, scope);
    const nodes = [...graph.nodes.values()].map(({ node }) => node);
    const resumable = nodes.filter((node) => findDefinition(node.type)?.resumable);
    return {
      graph,
      document,
      resumable,
      workflow: { id: row.id, name: row.name, timezone: document.settings.timezone },
    };
  }
}
