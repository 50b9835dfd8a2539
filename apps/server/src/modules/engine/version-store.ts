/** Graphs of versions, compiled once and kept by id: a version never changes. */
import { compileRunGraph, upgradeDocument, type RunGraph, type WorkflowGraph } from '@hookline/domain';
import type { Pool } from 'pg';
import { nodeCatalog } from '../node-catalog/index.js';

export interface RunnableVersion {
  readonly graph: RunGraph;
  readonly document: WorkflowGraph;
  readonly workflow: { readonly id: string; readonly name: string };
}

const KEPT = 500;

export class VersionStore {
  private readonly kept = new Map<string, Promise<RunnableVersion>>();

  constructor(private readonly pool: Pool) {}

  /** @param untilNodeId a test run that ends at this node. */
  get(versionId: string, untilNodeId: string | null): Promise<RunnableVersion> {
    const key = untilNodeId === null ? versionId : `${versionId}/${untilNodeId}`;
    const known = this.kept.get(key);
    if (known) return known;
    const loading = this.load(versionId, untilNodeId);
    this.keep(key, loading);
    loading.catch(() => this.kept.delete(key));
    return loading;
  }

  private keep(key: string, loading: Promise<RunnableVersion>): void {
    const oldest = this.kept.keys().next();
    if (this.kept.size >= KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(key, loading);
  }

  private async load(versionId: string, untilNodeId: string | null): Promise<RunnableVersion> {
    const { rows } = await this.pool.query<{ graph: WorkflowGraph; id: string; name: string }>(
      'select v.graph, w.id, w.name from versions v join workflows w on w.id = v.workflow_id where v.id = $1',
      [versionId],
    );
    const row = rows[0];
    if (!row) throw new Error(`There is no version ${versionId}`);
    const document = upgradeDocument(row.graph);
    const graph = compileRunGraph(document, nodeCatalog, untilNodeId);
    return { graph, document, workflow: { id: row.id, name: row.name } };
  }
}
