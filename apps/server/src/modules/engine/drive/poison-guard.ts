/**
 * Keeps a run that workers fail or die with (a poison message) from being tried for ever, and from taking others along. How
 * often that happened is counted in the run's row: before a suspect is computed, since a worker that dies of it can count
 * nothing any more. Suspects are computed one at a time, so that a worker's death points to one of them.
 */
import type { StepError } from '@hookline/domain';
import pLimit from 'p-limit';
import type { Pool } from 'pg';

/** A run is ended by name when so many workers have failed or died with it and it has not moved since. */
const MAX_INTERRUPTIONS = 5;

const COUNT = `
  update runs set interruptions = interruptions + 1 where id = $1 and due_at is not null returning interruptions`;

/** Touches nothing but short texts of ours: whatever it is that cannot be stored, this can. */
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

  /** @returns whether the run has interrupted so many workers, this time included, that it is to be given up. */
  async countInterruption(runId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ interruptions: number }>(COUNT, [runId]);
    return (rows[0]?.interruptions ?? 0) >= MAX_INTERRUPTIONS;
  }

  /** Computes a suspect while no other suspect of this process is computed. */
  alone<T>(compute: () => Promise<T>): Promise<T> {
    return this.oneAtATime(compute);
  }

  /**
   * Ends a run as failed without its steps' help. Of a run that has ended already, what is still to be done for others is given
   * up instead.
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
