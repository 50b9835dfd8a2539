/** Starts runs without a new event: by hand, through the API, as a test of the draft. Stored first, then queued. */
import { isFinished, type RunState } from '@hookline/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { newId } from '../../../platform/ids/uuid.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import { stepColumns, stepParameters } from './step-columns.js';
import type { RunMode, RunRetry } from './stored-run.js';

export interface NewRun {
  /** Set by callers that may retry: the second call creates no second run. */
  readonly id?: string;
  /** Its failure raises no alert. */
  readonly suppressAlert?: boolean;
  readonly workflowId: string;
  readonly versionId: string;
  readonly triggerNodeId: string;
  readonly untilNodeId?: string | null;
  readonly mode: RunMode;
  /** The event that provides the trigger's output, if any. */
  readonly eventId?: string | null;
  /** A person replays an earlier event: its sender waits no more. */
  readonly isReplay?: boolean;
  /** The run that this one retries. */
  readonly retry?: RunRetry;
  /** The kept state of its steps. */
  readonly state?: RunState;
  /** The trigger's output without an event; a `BatchPart` when the run is for a part of it. */
  readonly input?: unknown;
}

/** When the sweeper first checks a new run: its job has normally been processed by then. */
export const FIRST_SWEEP_SECONDS = 10;

const INSERT = `
  with run as (
    insert into runs (id, workflow_id, version_id, trigger_node_id, until_node_id, mode, event_id, input, retry_of, retry_from,
      status, revision, alert_suppressed, replay, started_at, due_at, finished_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $14, $15, clock_timestamp(),
      case when not $13 then clock_timestamp() + interval '${FIRST_SWEEP_SECONDS} seconds' end,
      case when $13 then clock_timestamp() end)
    on conflict (id) do nothing
  )
  insert into steps (run_id, node_id, status, port, output, error, reason, wait, attempts)
  select * from unnest(${stepParameters(16)})`;

export class RunStarter {
  constructor(
    private readonly pool: Pool,
    private readonly queue: RunQueue,
    private readonly logger: Logger,
  ) {}

  /** @returns the run's id, once the run is committed. */
  async start(run: NewRun): Promise<string> {
    const { id = newId(), suppressAlert = false, isReplay = false } = run;
    const input = run.input === undefined ? null : JSON.stringify(run.input);
    const { workflowId, versionId, triggerNodeId, untilNodeId = null, mode, eventId = null, retry, state } = run;
    const steps = Object.values(state?.steps ?? {}).filter((step) => step.nodeId !== triggerNodeId);
    const { status = 'queued' } = state ?? {};
    const what = [id, workflowId, versionId, triggerNodeId, untilNodeId, mode, eventId, input, retry?.of, retry?.from];
    const progress = [status, state ? 1 : 0, isFinished(status), suppressAlert, isReplay];
    const known = stepColumns(steps.map((step) => ({ runId: id, step })));
    await this.pool.query(INSERT, [...what, ...progress, ...known]);
    this.enqueue([id]);
    return id;
  }

  /** Adds jobs for committed runs. Not awaited: if it fails, the sweeper requeues them. */
  enqueue(runIds: readonly string[]): void {
    this.queue.addNew(runIds).catch((error: unknown) => {
      this.logger.warn({ err: error, runs: runIds.length }, 'Queueing runs failed; the sweeper requeues them');
    });
  }
}
