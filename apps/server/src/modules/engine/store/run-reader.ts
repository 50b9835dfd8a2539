/**
 * Reads runs for the worker in batches: a run with its event, and its steps if it has moved before. Of a run with much
 * data it reads only the size, so that no number of them fills the memory; the data is loaded separately.
 */
import type { Attempt, RunStatus, StepError, StepStatus, StepWait } from '@hookline/domain';
import type { Pool } from 'pg';
import { Batcher } from '../../../platform/batching/batcher.js';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import type { RunMode, StoredRun, StoredStep } from './stored-run.js';
import type { EventRow } from './trigger-output/event-row.js';
import { partOutput, triggerOutput } from './trigger-output/trigger-output.js';

/** Of JSON text; a run with more data is large. */
const MAX_SMALL_BYTES = 64 * 1024;

const RUNS = `
  select r.id, r.workflow_id, r.version_id, r.trigger_node_id, r.until_node_id, r.mode, r.event_id, r.status,
    case when octet_length(r.input) <= $2 then r.input end as input, octet_length(r.input) as input_bytes,
    r.revision, r.error, r.started_at, r.parent_run_id, r.parent_node_id, r.item_index, r.depth, r.retry_of, r.retry_from, r.replay,
    r.due_at is not null as is_due, r.overdue_since is not null as is_overdue, clock_timestamp() as read_at,
    case when r.input is null and octet_length(e.body) <= $2 then e.body end as body,
    case when r.input is null then octet_length(e.body) end as body_bytes,
    e.method, e.path, e.query, e.headers, e.content_type, e.provider, e.sender_event_id, e.event_type, e.received_at
  from runs r left join events e on e.id = r.event_id
  where r.id = any($1::uuid[])`;

const STEPS = `
  select run_id, node_id, status, port, error, reason, wait, attempts,
    case when octet_length(output) <= $2 then output end as output, octet_length(output) as output_bytes,
    status = 'running' and lease_until < clock_timestamp() as lease_expired
  from steps where run_id = any($1::uuid[])`;

/** A finished run's event may be deleted before it: a replay's run is younger than its event. */
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
  readonly input_bytes: number | null;
  readonly body_bytes: number | null;
  readonly status: RunStatus;
  readonly revision: number;
  readonly error: string | null;
  readonly started_at: Date;
  readonly parent_run_id: string | null;
  readonly parent_node_id: string | null;
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
  readonly node_id: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly output: string | null;
  readonly output_bytes: number | null;
  readonly error: string | null;
  readonly reason: string | null;
  readonly wait: string | null;
  readonly attempts: string;
  readonly lease_expired: boolean;
}

const RETRY_DEADLINE_MS = 10_000;
/** Larger than PostgreSQL's largest value. */
const ANY_SIZE = 2 ** 31 - 1;

/** A run with more data than is read in a batch. */
export interface LargeRun {
  readonly id: string;
  /** The length of its data as text. */
  readonly bytes: number;
}

export type FoundRun = { readonly kind: 'small'; readonly run: StoredRun } | ({ readonly kind: 'large' } & LargeRun);

export class RunReader {
  private readonly batcher: Batcher<string, FoundRun>;

  constructor(private readonly pool: Pool) {
    this.batcher = new Batcher({
      load: (ids) => retryWhileConnectionLost(RETRY_DEADLINE_MS, () => this.readMany(ids)),
      maxBatch: 200,
      parallel: 2,
    });
  }

  find(runId: string): Promise<FoundRun | undefined> {
    return this.batcher.load(runId);
  }

  /** With all data, whatever its size. */
  async load(runId: string): Promise<StoredRun | undefined> {
    return retryWhileConnectionLost(RETRY_DEADLINE_MS, async () => {
      const [row] = await this.readRows([runId], ANY_SIZE);
      if (!row) return undefined;
      return toStoredRun(row, (await this.readSteps([row], ANY_SIZE)).get(runId) ?? []);
    });
  }

  private async readMany(ids: readonly string[]): Promise<ReadonlyMap<string, FoundRun>> {
    const rows = await this.readRows(ids, MAX_SMALL_BYTES);
    const steps = await this.readSteps(rows, MAX_SMALL_BYTES);
    return new Map(rows.map((row) => [row.id, toFoundRun(row, steps.get(row.id) ?? [])]));
  }

  private async readRows(ids: readonly string[], maxBytes: number): Promise<RunRow[]> {
    return (await this.pool.query<RunRow>({ name: 'read-runs', text: RUNS, values: [ids, maxBytes] })).rows;
  }

  private async readSteps(runs: readonly RunRow[], maxBytes: number): Promise<Map<string, StepRow[]>> {
    const byRun = new Map<string, StepRow[]>();
    const ids = runs.filter((row) => row.revision > 0).map((row) => row.id);
    if (ids.length === 0) return byRun;
    const { rows } = await this.pool.query<StepRow>({ name: 'read-steps', text: STEPS, values: [ids, maxBytes] });
    for (const row of rows) {
      const known = byRun.get(row.run_id);
      if (known) known.push(row);
      else byRun.set(row.run_id, [row]);
    }
    return byRun;
  }
}

function toFoundRun(row: RunRow, steps: readonly StepRow[]): FoundRun {
  const bytes = steps.reduce(
    (sum, step) => sum + (step.output_bytes ?? 0),
    (row.input_bytes ?? 0) + (row.body_bytes ?? 0),
  );
  if (bytes <= MAX_SMALL_BYTES) return { kind: 'small', run: toStoredRun(row, steps) };
  return { kind: 'large', id: row.id, bytes };
}

function toStoredRun(row: RunRow, steps: readonly StepRow[]): StoredRun {
  const input = optionalJson(row.input);
  // No spread here: it cost ten times as much as the rest.
  return {
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
      row.parent_run_id === null || row.parent_node_id === null
        ? null
        : { runId: row.parent_run_id, nodeId: row.parent_node_id, itemIndex: row.item_index },
    depth: row.depth,
    eventId: row.event_id,
    retry: row.retry_of === null ? null : { of: row.retry_of, from: row.retry_from ?? 'start' },
    isReplay: row.replay,
    isDue: row.is_due,
    isOverdue: row.is_overdue,
    input,
    triggerOutput: triggerOutputOf(row, input),
    error: optionalJson(row.error),
    steps: steps.map(toStoredStep),
    readAt: row.read_at.toISOString(),
  };
}

/** A run with both an event and an input processes a part of that event. */
function triggerOutputOf(row: RunRow, input: unknown): unknown {
  if (row.received_at === null) return input;
  return typeof input === 'object' && input !== null ? partOutput(row, input) : triggerOutput(row);
}

const toStoredStep = (row: StepRow): StoredStep => ({
  leaseExpired: row.lease_expired,
  state: {
    nodeId: row.node_id,
    status: row.status,
    port: row.port,
    output: optionalJson(row.output),
    error: row.error === null ? null : fromJson<StepError>(row.error),
    reason: row.reason,
    wait: row.wait === null ? null : fromJson<StepWait>(row.wait),
    attempts: fromJson<Attempt[]>(row.attempts),
  },
});

/** An output may be any JSON; `undefined` is SQL null. */
const optionalJson = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));
