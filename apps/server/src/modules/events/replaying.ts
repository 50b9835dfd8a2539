import type { StartedRunResponse } from '@hookline/contracts';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { RunStarter } from '../engine/index.js';

interface ReplayRow {
  readonly workflow_id: string;
  readonly node_id: string;
  readonly version_id: string | null;
}

/** Runs a stored event again, on the version that is published now. The event's own verdict stays what it was. */
@Injectable()
export class Replaying {
  constructor(
    private readonly pool: Pool,
    private readonly runs: RunStarter,
  ) {}

  async replay(eventId: string): Promise<StartedRunResponse> {
    const row = await this.getEvent(eventId);
    if (row.version_id === null) {
      throw new AppError(
        'conflict',
        'workflow.not-published',
        'Publish the workflow first: a replay runs the published version.',
      );
    }
    const runId = await this.runs.start({
      workflowId: row.workflow_id,
      versionId: row.version_id,
      triggerNodeId: row.node_id,
      mode: 'production',
      eventId,
      isReplay: true,
    });
    return { runId };
  }

  private async getEvent(id: string): Promise<ReplayRow> {
    const { rows } = isUuid(id)
      ? await this.pool.query<ReplayRow>(
          `select e.workflow_id, e.node_id, w.published_version_id as version_id
           from events e join workflows w on w.id = e.workflow_id and w.deleted_at is null where e.id = $1`,
          [id],
        )
      : { rows: [] };
    if (!rows[0]) throw notFound('event', id);
    return rows[0];
  }
}
