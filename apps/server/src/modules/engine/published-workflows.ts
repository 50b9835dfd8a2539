import type { WorkflowSettings } from '@hookline/domain';
import type { Pool } from 'pg';
import type { VersionStore } from './version-store.js';

export interface PublishedWorkflow {
  readonly name: string;
  /** Of the newest published version; null when nothing is published. */
  readonly settings: WorkflowSettings | null;
}

/** What a workflow says now, whatever version its runs are on. */
export class PublishedWorkflows {
  constructor(
    private readonly pool: Pool,
    private readonly versions: VersionStore,
  ) {}

  async find(workflowId: string): Promise<PublishedWorkflow | undefined> {
    const { rows } = await this.pool.query<{ name: string; version_id: string | null }>(
      'select name, published_version_id as version_id from workflows where id = $1',
      [workflowId],
    );
    const [row] = rows;
    if (!row?.version_id) return row && { name: row.name, settings: null };
    const version = await this.versions.of({
      versionId: row.version_id,
      untilNodeId: null,
      triggerNodeId: '',
      parent: null,
    });
    return { name: row.name, settings: version.document.settings };
  }
}
