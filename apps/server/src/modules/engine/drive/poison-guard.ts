/**
 * Guards against poison runs, which make workers fail or die, and limits the damage to other runs. Interruptions are
 * counted in the run's row before a suspect is computed, because a dead worker cannot count. Suspects are computed one
 * at a time, so that a worker's death identifies the run.
 */
import type { StepError } from '@hookline/domain';
import pLimit from 'p-limit';
import type { Pool } from 'pg';

/** A run fails by name after this many interruptions without a move. */
const MAX_INTERRUPTIONS = 5;

const COUNT = `
  update runs set interruptions = interruptions + 1 where id = $1 and due_at is not null returning interruptions`;

/** Writes only short texts of ours, so that it can be stored whatever in the run cannot. */
const END = `
  with ended as (
    update runs set status = 'failed', error = $2, revision = revision + 1, interruptions = 0, overdue_since = null,
      finished_at = clock_timestamp(), due_at = clock_timestamp()
    where id = $1 and finished_at is null returning id
  ), forgotten as (
    update runs set due_at = null, overdue_since = null where id = $1 and finished_at is not null
  )
  update steps s set status = 'cancelled', lease_until = null from ended
  where s.run_id = ended.id and s.status in ('queued', 'running', 'waiting', 'held')`;

export class PoisonGuard {
  private readonly oneAtATime = pLimit(1);

  constructor(private readonly pool: Pool) {}

  /** @returns whether the run has exceeded the interruption limit, this one included. */
  async countInterruption(runId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ interruptions: number }>(COUNT, [runId]);
    return (rows[0]?.interruptions ?? 0) >= MAX_INTERRUPTIONS;
  }

  /** Computes a suspect while no other suspect of this process is computed. */
  exclusively<T>(compute: () => Promise<T>): Promise<T> {
    return this.oneAtATime(compute);
  }

  /**
   * Fails a run without processing its steps. If the run has already ended, its remaining completion is abandoned
   * instead.
   */
  async end(runId: string, error: StepError): Promise<void> {
    await this.pool.query(END, [runId, JSON.stringify(error)]);
  }
}

export const interruptedError: StepError = {
  code: 'run.interrupted',
  message: `Hookline was stopped ${MAX_INTERRUPTIONS} times while it worked on this run, so it was given up. Make its data smaller, or its steps simpler, and retry.`,
  retryable: false,
};

export const faultError: StepError = {
  code: 'run.fault',
  message: `Hookline could not go on with this run and tried ${MAX_INTERRUPTIONS} times. The server's log says why; retry once that is mended.`,
  retryable: false,
};

export const notStorableError = (error: unknown): StepError => ({
  code: 'run.not-storable',
  message: `What a step gave cannot be stored: ${error instanceof Error ? error.message : String(error)}. Change what the step gives, then retry.`,
  retryable: false,
});
