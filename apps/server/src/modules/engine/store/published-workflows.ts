import type { Pool } from 'pg';
import { isUuid } from '../../../platform/ids/uuid.js';
import type { RunnableVersion, VersionStore } from './version-store.js';

export interface PublishedWorkflow {
  readonly name: string;
  readonly isPaused: boolean;
  readonly isDeleted: boolean;
  /** The newest published version; null when the workflow is unpublished. */
  readonly version: (RunnableVersion & { readonly id: string }) | null;
}

interface WorkflowRow {
  readonly name: string;
  readonly paused_at: Date | null;
  readonly deleted_at: Date | null;
  readonly version_id: string | null;
}

const FIND = 'select name, paused_at, deleted_at, published_version_id as version_id from workflows where id = $1';

/** The current settings of a workflow, whatever version its runs use. */
export class PublishedWorkflows {
  constructor(
    private readonly pool: Pool,
    private readonly versions: VersionStore,
  ) {}

  async find(workflowId: string): Promise<PublishedWorkflow | undefined> {
    const { rows } = isUuid(workflowId) ? await this.pool.query<WorkflowRow>(FIND, [workflowId]) : { rows: [] };
    const [row] = rows;
    if (!row) return undefined;
    const { name, version_id: id } = row;
    const version = id === null ? null : { id, ...(await this.versions.topLevel(id)) };
    return { name, isPaused: row.paused_at !== null, isDeleted: row.deleted_at !== null, version };
  }
}
