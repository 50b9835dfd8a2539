import type { Page, RunListQuery, RunSummaryResponse } from '@hookline/contracts';
import { isFinished, startRun, topologicalOrder, type RunStatus, type StepStatus } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { fromJson } from '../../platform/database/statements/from-json.js';
import { VersionStore, type RunMode } from '../engine/index.js';
import { describeSubject, type SubjectEvent } from './describe-subject.js';
import { findRunIds } from './find-run-ids.js';

export interface RunListRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly workflow_name: string;
  readonly version_id: string;
  readonly version_number: number | null;
  readonly trigger_node_id: string;
  readonly until_node_id: string | null;
  readonly mode: RunMode;
  readonly item_index: number | null;
  readonly status: RunStatus;
  readonly event_id: string | null;
  readonly replay: boolean;
  readonly error: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

interface StepRow {
  readonly run_id: string;
  readonly node_id: string;
  readonly status: StepStatus;
  readonly reason: string | null;
}

const RUNS = `
  select r.id, r.workflow_id, w.name as workflow_name, r.version_id, v.number as version_number, r.trigger_node_id,
    r.until_node_id, r.mode, r.item_index, r.status, r.event_id, r.replay, r.error, r.started_at, r.finished_at
  from runs r
  join workflows w on w.id = r.workflow_id
  join versions v on v.id = r.version_id
  where r.id = any($1::uuid[])
  order by r.id desc`;

/** A separate query: PostgreSQL prunes weekly partitions only by ids given as values. */
const EVENTS = 'select id, method, path, sender_event_id, event_type from events where id = any($1::uuid[])';

@Injectable()
export class RunList {
  constructor(
    private readonly pool: Pool,
    private readonly versions: VersionStore,
  ) {}

  async list(query: RunListQuery): Promise<Page<RunSummaryResponse>> {
    const { items, nextCursor } = await findRunIds(this.pool, query);
    return { items: await this.summarize(items), nextCursor };
  }

  async find(id: string): Promise<RunSummaryResponse | undefined> {
    return (await this.summarize([id]))[0];
  }

  private async summarize(ids: readonly string[]): Promise<RunSummaryResponse[]> {
    if (ids.length === 0) return [];
    const [{ runs, events }, steps] = await Promise.all([
      this.read(ids),
      this.pool.query<StepRow>('select run_id, node_id, status, reason from steps where run_id = any($1::uuid[])', [
        ids,
      ]),
    ]);
    return Promise.all(
      runs.map((row) =>
        this.summarizeOne(
          row,
          events.find((event) => event.id === row.event_id),
          steps.rows.filter((step) => step.run_id === row.id),
        ),
      ),
    );
  }

  private async read(
    ids: readonly string[],
  ): Promise<{ runs: readonly RunListRow[]; events: readonly SubjectEvent[] }> {
    const runs = await this.pool.query<RunListRow>(RUNS, [ids]);
    const eventIds = runs.rows.flatMap((row) => row.event_id ?? []);
    const events = eventIds.length === 0 ? [] : (await this.pool.query<SubjectEvent>(EVENTS, [eventIds])).rows;
    return { runs: runs.rows, events };
  }

  private async summarizeOne(
    row: RunListRow,
    event: SubjectEvent | undefined,
    steps: readonly StepRow[],
  ): Promise<RunSummaryResponse> {
    const { graph, document } = await this.versions.of({
      versionId: row.version_id,
      untilNodeId: row.until_node_id,
      triggerNodeId: row.trigger_node_id,
      parent: { itemIndex: row.item_index },
    });
    const stored = new Map(steps.map((step) => [step.node_id, step.status]));
    const start = new Map(Object.entries(startRun(graph, row.trigger_node_id, undefined).steps));
    const thread: RunSummaryResponse['thread'] = topologicalOrder(document)
      .filter((node) => graph.nodes.has(node.id))
      .map(({ id, name }) => ({
        nodeId: id,
        name,
        status: stored.get(id) ?? start.get(id)?.status ?? (isFinished(row.status) ? 'not-taken' : 'queued'),
      }));
    return {
      id: row.id,
      workflowId: row.workflow_id,
      workflowName: row.workflow_name,
      version: row.version_number,
      mode: row.mode,
      status: row.status,
      eventId: row.event_id,
      replayed: row.replay,
      subject: describeSubject(row.mode, event),
      triggerType: graph.nodes.get(row.trigger_node_id)?.node.type ?? '',
      summary: summaryOf(row, steps),
      thread,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      durationMs: row.finished_at ? row.finished_at.getTime() - row.started_at.getTime() : null,
    };
  }
}

function summaryOf(row: RunListRow, steps: readonly StepRow[]): string | null {
  if (row.error !== null) return fromJson<{ message: string }>(row.error).message;
  return row.status === 'filtered' ? (steps.find((step) => step.status === 'filtered')?.reason ?? null) : null;
}
