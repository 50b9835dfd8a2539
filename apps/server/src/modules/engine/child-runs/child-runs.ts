/**
 * Child runs as rows. They are created before their step is committed as waiting and released after it: until then
 * `due_at` is null and the sweeper ignores them. Their ids are derived from the step, so creating them twice creates
 * them once.
 */
import type { RunStatus, StepError } from '@hookline/domain';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import { FIRST_SWEEP_SECONDS } from '../store/run-starter.js';
import type { RunMode } from '../store/stored-run.js';
import { childId } from './child-id.js';

export interface ParentStep {
  readonly runId: string;
  readonly nodeId: string;
}

export interface NewIterations {
  readonly parent: ParentStep;
  readonly workflowId: string;
  readonly versionId: string;
  readonly untilNodeId: string | null;
  readonly mode: RunMode;
  readonly depth: number;
  /** The run that this one retries: results of its successful iterations are reused. */
  readonly reuseFrom: string | null;
  readonly items: readonly unknown[];
}

export interface NewCall {
  readonly id: string;
  readonly parent: ParentStep;
  readonly workflowId: string;
  readonly versionId: string;
  readonly triggerNodeId: string;
  readonly mode: RunMode;
  readonly depth: number;
  readonly input: unknown;
}

export interface ChildRun {
  readonly id: string;
  readonly index: number | null;
  readonly status: RunStatus;
  readonly released: boolean;
  readonly output: unknown;
  readonly error: StepError | null;
}

const CHUNK = 500;
const RETRY_DEADLINE_MS = 10_000;

/** Refuses to create children of an ended run: ending it waits for concurrent inserts, and then finds them. */
const unendedParent = (parameter: string): string =>
  `(select id from runs where id = ${parameter} and finished_at is null for share) parent`;

/** Reuses a successful iteration of the retried run that had the same item. */
const ADD_ITERATIONS = `
  insert into runs (id, workflow_id, version_id, trigger_node_id, until_node_id, mode, input, status, depth, started_at,
    parent_run_id, parent_node_id, item_index, output, finished_at)
  select i.id, $3, $4, $2, $5, $6, i.input, coalesce(old.status, 'queued'), $7, coalesce(old.started_at, clock_timestamp()),
    $1, $2, i.item_index, old.output, old.finished_at
  from ${unendedParent('$1')} cross join unnest($8::uuid[], $9::int[], $10::text[]) as i(id, item_index, input)
  left join runs old on old.parent_run_id = $11 and old.parent_node_id = $2 and old.item_index = i.item_index
    and old.status in ('succeeded', 'filtered') and old.input = i.input
  on conflict (id) do update set input = excluded.input where runs.status = 'queued' and runs.due_at is null`;

/** A step recomputed after a crash may have fewer items than were created before. */
const DELETE_SURPLUS = `
  delete from runs where parent_run_id = $1 and parent_node_id = $2 and item_index >= $3 and status = 'queued' and due_at is null`;

const ADD_CALL = `
  insert into runs (id, workflow_id, version_id, trigger_node_id, mode, input, status, depth, started_at, parent_run_id, parent_node_id)
  select $1, $2, $3, $4, $5, $6, 'queued', $7, clock_timestamp(), $8, $9 from ${unendedParent('$8')}
  on conflict (id) do nothing`;

/** Reads at most one result beyond the limit, which shows that the limit is exceeded. */
const RESULTS = `
  select output from (
    select item_index, output, sum(length(output)) over (order by item_index) as so_far from (
      select item_index, case when status = 'succeeded' then coalesce(output, 'null') else 'null' end as output
      from runs where parent_run_id = $1 and parent_node_id = $2
    ) each
  ) counted where so_far <= $3 + length(output) order by item_index`;

const FIRST_SWEEP = `clock_timestamp() + interval '${FIRST_SWEEP_SECONDS} seconds'`;

const RELEASE_CALL = `
  update runs set due_at = ${FIRST_SWEEP}, started_at = clock_timestamp() where id = $1 and status = 'queued' and due_at is null`;

export class ChildRuns {
  constructor(private readonly pool: Pool) {}

  async addIterations({ parent, items, ...run }: NewIterations): Promise<void> {
    const { workflowId, versionId, untilNodeId, mode, depth } = run;
    const shared = [parent.runId, parent.nodeId, workflowId, versionId, untilNodeId, mode, depth];
    for (let from = 0; from < items.length; from += CHUNK) {
      const indexes = items.slice(from, from + CHUNK).map((_, parentStep) => from + parentStep);
      await this.ask(ADD_ITERATIONS, [
        ...shared,
        indexes.map((index) => childId(parent.runId, parent.nodeId, index)),
        indexes,
        indexes.map((index) => JSON.stringify(items[index] ?? null)),
        run.reuseFrom,
      ]);
    }
    await this.ask(DELETE_SURPLUS, [parent.runId, parent.nodeId, items.length]);
  }

  async addCall({ id, parent, workflowId, versionId, triggerNodeId, mode, depth, input }: NewCall): Promise<void> {
    const text = JSON.stringify(input ?? null);
    const parentStep = [parent.runId, parent.nodeId];
    await this.ask(ADD_CALL, [id, workflowId, versionId, triggerNodeId, mode, text, depth, ...parentStep]);
  }

  async releaseCall(runId: string): Promise<void> {
    await this.ask(RELEASE_CALL, [runId]);
  }

  async count({ runId, nodeId }: ParentStep): Promise<ReadonlyMap<RunStatus, number>> {
    const { rows } = await this.ask<{ status: RunStatus; count: number }>(
      'select status, count(*)::int as count from runs where parent_run_id = $1 and parent_node_id = $2 group by status',
      [runId, nodeId],
    );
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  find(runId: string): Promise<ChildRun | undefined> {
    return this.select('id = $1', [runId]).then(([run]) => run);
  }

  /** Failed iterations in order; cancelled ones, which may have been cancelled because of a failure, come last. */
  failures({ runId, nodeId }: ParentStep, limit: number): Promise<ChildRun[]> {
    const failed = `parent_run_id = $1 and parent_node_id = $2 and status in ('failed', 'cancelled')`;
    return this.select(`${failed} order by status = 'cancelled', item_index limit $3`, [runId, nodeId, limit]);
  }

  /**
   * The result of each iteration, by index: null where one did not succeed.
   * @param maxLength characters of JSON; undefined when the results are longer
   */
  async results({ runId, nodeId }: ParentStep, maxLength: number): Promise<unknown[] | undefined> {
    const { rows } = await this.ask<{ output: string }>(RESULTS, [runId, nodeId, maxLength]);
    const size = rows.reduce((sum, { output }) => sum + output.length, 0);
    return size > maxLength ? undefined : rows.map(({ output }): unknown => JSON.parse(output));
  }

  /** Ends child runs that have not begun. @returns those that are running. */
  async dropWaiting({ runId, nodeId }: ParentStep): Promise<string[]> {
    await this.ask(
      `update runs set status = 'cancelled', revision = revision + 1, finished_at = clock_timestamp()
       where parent_run_id = $1 and parent_node_id = $2 and status = 'queued' and due_at is null`,
      [runId, nodeId],
    );
    const { rows } = await this.ask<{ id: string }>(
      'select id from runs where parent_run_id = $1 and parent_node_id = $2 and finished_at is null',
      [runId, nodeId],
    );
    return rows.map((row) => row.id);
  }

  /** All statements here are idempotent, so they are retried while the connection is lost. */
  private ask<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<QueryResult<Row>> {
    return retryWhileConnectionLost(RETRY_DEADLINE_MS, () => this.pool.query<Row>(text, values));
  }

  private async select(condition: string, values: unknown[]): Promise<ChildRun[]> {
    const { rows } = await this.ask<ChildRow>(
      `select id, item_index, status, due_at is not null as is_due, output, error from runs where ${condition}`,
      values,
    );
    return rows.map((row) => ({
      id: row.id,
      index: row.item_index,
      status: row.status,
      released: row.is_due || row.status !== 'queued',
      output: row.output === null ? undefined : JSON.parse(row.output),
      error: row.error === null ? null : fromJson<StepError>(row.error),
    }));
  }
}

interface ChildRow {
  readonly id: string;
  readonly item_index: number | null;
  readonly status: RunStatus;
  readonly is_due: boolean;
  readonly output: string | null;
  readonly error: string | null;
}
