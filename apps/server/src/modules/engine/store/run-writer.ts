/**
 * Commits moves of runs, many in one statement. Refuses a move whose run has another revision than expected (invariant
 * 5): the caller reloads the run and decides again.
 */
import { isFinished, type RunState, type StepState } from '@hookline/domain';
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { jsonColumn, jsonParameter, plainColumn } from '../../../platform/database/statements/columns.js';
import { stepColumns, stepParameters, toJson } from './step-columns.js';

export interface RunMove {
  readonly runId: string;
  readonly workflowId: string;
  /** The revision on which this move was decided. */
  readonly revision: number;
  readonly state: RunState;
  /** The changed steps. */
  readonly steps: readonly StepState[];
  /** The run's output, for its parent or for a sender that waits for it. */
  readonly output?: unknown;
  /** Milliseconds until the next sweep, by the database's clock. Null: never. */
  readonly dueInMs: number | null;
}

/** How long a started step belongs to its worker without a renewal. */
export const LEASE_MS = 15_000;

/** Shorter than a lease: the worker that executed a step writes its result. */
const RETRY_DEADLINE_MS = 10_000;

const MOVE = `
  with moves as (
    select * from unnest($1::uuid[], $2::int[], $3::text[], ${jsonParameter(4)}, $5::int[], $6::boolean[], ${jsonParameter(7)})
      as m(id, revision, status, error, due_in_ms, finished, output)
  ), moved as (
    update runs r set revision = r.revision + 1, status = m.status, error = m.error,
      due_at = clock_timestamp() + m.due_in_ms * interval '1 ms', overdue_since = null, interruptions = 0,
      finished_at = case when m.finished then coalesce(r.finished_at, clock_timestamp()) end,
      output = coalesce(m.output, r.output)
    from moves m where r.id = m.id and r.revision = m.revision
    returning r.id
  ), saved as (
    insert into steps (run_id, node_id, status, port, output, error, reason, wait, attempts, lease_until)
    select s.run_id, s.node_id, s.status, s.port, s.output, s.error, s.reason, s.wait, s.attempts,
      case when s.status = 'running' then clock_timestamp() + ${LEASE_MS} * interval '1 ms' end
    from unnest(${stepParameters(8)})
      as s(run_id, node_id, status, port, output, error, reason, wait, attempts)
    join moved on moved.id = s.run_id
    on conflict (run_id, node_id) do update set status = excluded.status, port = excluded.port, output = excluded.output,
      error = excluded.error, reason = excluded.reason, wait = excluded.wait, attempts = excluded.attempts, lease_until = excluded.lease_until
  )
  select id from moved`;

/** Only while the run has not moved. */
const REST = `
  update runs set overdue_since = null, due_at = clock_timestamp() + $3 * interval '1 ms'
  where id = $1 and revision = $2 and finished_at is null and overdue_since is not null`;

export class RunWriter {
  private readonly group: GroupCommit<RunMove, boolean>;

  /** @param onMoved called after each commit with the moved runs. */
  constructor(
    private readonly pool: Pool,
    private readonly onMoved: (moves: readonly RunMove[]) => void,
  ) {
    this.group = new GroupCommit({
      flush: (moves) => this.moveMany(moves),
      maxBatch: 200,
      parallel: 2,
      keyOf: (move) => move.runId,
    });
  }

  /** @returns false when the run has moved meanwhile: nothing was written. */
  move(move: RunMove): Promise<boolean> {
    return this.group.add(move);
  }

  /** Postpones the due time of a run that has nothing to do yet. */
  async rest(runId: string, { revision, dueInMs }: Pick<RunMove, 'revision'> & { dueInMs: number }): Promise<void> {
    await this.pool.query(REST, [runId, revision, dueInMs]);
  }

  private async moveMany(moves: readonly RunMove[]): Promise<boolean[]> {
    const values = [...runColumns(moves), ...stepColumns(stepsOf(moves))];
    // An attempt whose result was lost looks like a lost race: the caller reloads the run and finds its own move.
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.pool.query<{ id: string }>({ name: 'move-runs', text: MOVE, values }),
    );
    const moved = new Set(rows.map((row) => row.id));
    this.onMoved(moves.filter((move) => moved.has(move.runId)));
    return moves.map((move) => moved.has(move.runId));
  }
}

function runColumns(moves: readonly RunMove[]): string[] {
  return [
    plainColumn(moves.map((move) => move.runId)),
    plainColumn(moves.map((move) => move.revision)),
    plainColumn(moves.map((move) => move.state.status)),
    jsonColumn(moves.map((move) => toJson(move.state.error ?? undefined))),
    plainColumn(moves.map((move) => move.dueInMs)),
    plainColumn(moves.map((move) => isFinished(move.state.status))),
    jsonColumn(moves.map((move) => toJson(move.output))),
  ];
}

const stepsOf = (moves: readonly RunMove[]) =>
  moves.flatMap(({ runId, steps }) => steps.map((step) => ({ runId, step })));
