import type { IterationCounts, IterationListQuery, IterationResponse, Page } from '@hookline/contracts';
import type { RunStatus } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { fromJson } from '../../platform/database/statements/from-json.js';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { ChildRuns } from '../engine/index.js';

interface IterationRow {
  readonly id: string;
  readonly item_index: number;
  readonly status: RunStatus;
  readonly error: string | null;
  readonly begun: boolean;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

/** The iterations of a loop, each of which is a run of its own. */
@Injectable()
export class Iterations {
  constructor(
    private readonly pool: Pool,
    private readonly children: ChildRuns,
  ) {}

  /** @param total the number of items, once it is known */
  async count(runId: string, nodeId: string, total: number): Promise<IterationCounts> {
    const counts = await this.children.count({ runId, nodeId });
    const of = (status: RunStatus) => counts.get(status) ?? 0;
    return {
      total,
      queued: of('queued'),
      running: of('running'),
      waiting: of('waiting'),
      held: of('held'),
      succeeded: of('succeeded'),
      failed: of('failed'),
      filtered: of('filtered'),
      cancelled: of('cancelled'),
    };
  }

  /** In the order of the items; the cursor is the last index of the page before. */
  async list(runId: string, query: IterationListQuery): Promise<Page<IterationResponse>> {
    if (!isUuid(runId)) throw notFound('run', runId);
    const { rows } = await this.pool.query<IterationRow>(
      `select id, item_index, status, error, started_at, finished_at, (status <> 'queued' or due_at is not null) as begun
       from runs where parent_run_id = $1 and parent_node_id = $2 and item_index > $3
         and ($4::text[] is null or status = any($4::text[]))
       order by item_index limit $5`,
      [runId, query.nodeId, readCursor(query.cursor), query.status ?? null, query.limit + 1],
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(describe),
      nextCursor: rows.length > query.limit && last ? String(last.item_index) : null,
    };
  }
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return -1;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new AppError('unprocessable', 'request.wrong', 'cursor is no cursor of this list.');
}

function describe(row: IterationRow): IterationResponse {
  const error = row.error === null ? null : fromJson<{ code: string; message: string }>(row.error);
  return {
    runId: row.id,
    index: row.item_index,
    status: row.status,
    error: error && { code: error.code, message: error.message },
    startedAt: row.begun ? row.started_at.toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
