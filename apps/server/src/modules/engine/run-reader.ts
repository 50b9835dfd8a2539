/** Reads runs for the worker, many in one go: the run with its event, and its steps when it has moved before. */
import type { Attempt, RunStatus, StepError, StepStatus, StepWait } from '@hookline/domain';
import type { Pool } from 'pg';
import { throughRestarts } from '../../platform/database/through-restarts.js';
import { GroupCommit } from '../../platform/batching/group-commit.js';
import type { EventRow } from './trigger-output/event-row.js';
import { triggerOutput } from './trigger-output/trigger-output.js';
import type { RunMode, StoredRun, StoredStep } from './stored-run.js';

const RUNS = `
  select r.id, r.workflow_id, r.version_id, r.trigger_node_id, r.until_node_id, r.mode, r.event_id, r.input, r.status,
    r.revision, r.error, r.started_at, r.parent_run_id, r.parent_path, r.item_index, r.depth, r.retry_of, r.retry_from, r.replay,
    r.due_at is not null as is_due, r.overdue_since is not null as is_overdue, clock_timestamp() as read_at,
    e.method, e.path, e.query, e.headers, e.body, e.content_type, e.provider, e.sender_event_id, e.event_type, e.received_at
  from runs r left join events e on e.id = r.event_id and r.input is null
  where r.id = any($1::uuid[])`;

const STEPS = `
  select run_id, path, node_id, status, port, output, error, reason, wait, attempts,
    status = 'running' and lease_until < clock_timestamp() as lease_expired
  from steps where run_id = any($1::uuid[])`;

/** A finished run's event may have been let go before it: a replay's run is younger than its event. */
type RunRow = RunColumns & (EventRow | { readonly received_at: null });

interface RunColumns {
  readonly id: string;
  readonly workflow_id: string;
  readonly version_id: string;
  readonly trigger_node_id: string;
  readonly until_node_id: string | null;
  readonly mode: RunMode;
  readonly event_id: string | null;
  readonly input: string | null;
  readonly status: RunStatus;
  readonly revision: number;
  readonly error: string | null;
  readonly started_at: Date;
  readonly parent_run_id: string | null;
  readonly parent_path: string | null;
  readonly item_index: number | null;
  readonly depth: number;
  readonly retry_of: string | null;
  readonly retry_from: 'failed' | 'start' | null;
  readonly replay: boolean;
  readonly is_due: boolean;
  readonly is_overdue: boolean;
  readonly read_at: Date;
}

interface StepRow {
  readonly run_id: string;
  readonly path: string;
  readonly node_id: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly output: string | null;
  readonly error: string | null;
  readonly reason: string | null;
  readonly wait: string | null;
  readonly attempts: string;
  readonly lease_expired: boolean;
}

const PATIENCE_MS = 10_000;

export class RunReader {
  private readonly group: GroupCommit<string, StoredRun | undefined>;

  constructor(private readonly pool: Pool) {
    this.group = new GroupCommit({
      flush: (ids) => throughRestarts(PATIENCE_MS, () => this.readMany(ids)),
      maxBatch: 200,
      parallel: 2,
    });
  }

  find(runId: string): Promise<StoredRun | undefined> {
    return this.group.add(runId);
  }

  private async readMany(ids: readonly string[]): Promise<(StoredRun | undefined)[]> {
    const runs = await this.pool.query<RunRow>({ name: 'read-runs', text: RUNS, values: [ids] });
    const moved = runs.rows.filter((row) => row.revision > 0).map((row) => row.id);
    const steps = await this.readSteps(moved);
    const byId = new Map(runs.rows.map((row) => [row.id, toStoredRun(row, steps.get(row.id) ?? [])]));
    return ids.map((id) => byId.get(id));
  }

  private async readSteps(ids: readonly string[]): Promise<Map<string, StoredStep[]>> {
    const byRun = new Map<string, StoredStep[]>();
    if (ids.length === 0) return byRun;
    const { rows } = await this.pool.query<StepRow>({ name: 'read-steps', text: STEPS, values: [ids] });
    for (const row of rows) byRun.set(row.run_id, [...(byRun.get(row.run_id) ?? []), toStoredStep(row)]);
    return byRun;
  }
}

const toStoredRun = (row: RunRow, steps: readonly StoredStep[]): StoredRun => ({
  id: row.id,
  workflowId: row.workflow_id,
  versionId: row.version_id,
  triggerNodeId: row.trigger_node_id,
  untilNodeId: row.until_node_id,
  mode: row.mode,
  status: row.status,
  revision: row.revision,
  startedAt: row.started_at.toISOString(),
  parent:
    row.parent_run_id === null || row.parent_path === null
      ? null
      : { runId: row.parent_run_id, path: row.parent_path, itemIndex: row.item_index },
  depth: row.depth,
  eventId: row.event_id,
  retry: row.retry_of === null ? null : { of: row.retry_of, from: row.retry_from ?? 'start' },
  isReplay: row.replay,
  isDue: row.is_due,
  isOverdue: row.is_overdue,
  isOwnInput: row.input !== null || row.event_id === null,
  triggerOutput: row.input !== null || row.received_at === null ? fromJson(row.input) : triggerOutput(row),
  error: fromJson(row.error),
  steps,
  readAt: row.read_at.toISOString(),
});

const toStoredStep = (row: StepRow): StoredStep => ({
  leaseExpired: row.lease_expired,
  state: {
    path: row.path,
    nodeId: row.node_id,
    status: row.status,
    port: row.port,
    output: fromJson(row.output),
    error: row.error === null ? null : (JSON.parse(row.error) as StepError),
    reason: row.reason,
    wait: row.wait === null ? null : (JSON.parse(row.wait) as StepWait),
    attempts: JSON.parse(row.attempts) as Attempt[],
  },
});

/** An output may be anything, so `undefined` is kept as SQL null. */
const fromJson = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));
