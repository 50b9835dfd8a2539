/**
 * Requeues runs that should have moved (invariant 2). Reads only the database, so the reason for the missing job does
 * not matter; adding an existing job does nothing. A run that has moved gets a job keyed by its revision, because
 * another job of it may be busy with a slow step and unaware of what is due.
 */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { RunJob, RunQueue } from '../../../platform/queue/run-queue.js';
import { Periodic } from '../../../platform/tasks/periodic.js';

const SWEEP_EVERY_MS = 2000;
const PAGE = 500;

/** The longer a run is overdue, the later its next sweep: a backlog is not swept in vain. */
const DUE = `
  with due as (
    select id, overdue_since is not null as was_overdue from runs where due_at < clock_timestamp()
    order by due_at limit ${PAGE} for update skip locked
  )
  update runs r set overdue_since = coalesce(r.overdue_since, r.due_at),
    due_at = clock_timestamp() + least(interval '5 minutes', greatest(interval '5 seconds', clock_timestamp() - coalesce(r.overdue_since, r.due_at)))
  from due where r.id = due.id
  returning r.id, r.revision, due.was_overdue`;

const UNFINISHED = `select id, revision from runs where due_at is not null and id > $1 order by id limit ${PAGE}`;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export class Sweeper {
  /** Unknown at first: after a start, every unfinished run gets a job. */
  private lastEpoch: string | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly queue: RunQueue,
    private readonly logger: Logger,
  ) {}

  @Periodic({ name: 'sweep runs', everyMs: SWEEP_EVERY_MS, onFailure: 'The sweep failed; the next one tries again' })
  async sweep(stopped: AbortSignal): Promise<void> {
    const epoch = await this.queue.epoch();
    const found = epoch === this.lastEpoch ? await this.requeueDue(stopped) : await this.requeueAll(stopped);
    this.lastEpoch = epoch;
    if (found > 0) this.logger.debug({ runs: found }, 'Requeued runs without progress');
  }

  private async requeueDue(stopped: AbortSignal): Promise<number> {
    for (let found = 0; ;) {
      const { rows } = await this.pool.query<FoundRun>({ name: 'sweep', text: DUE });
      await this.queue.add(rows.map(toJob));
      found += rows.length;
      if (rows.length < PAGE || stopped.aborted) return found;
    }
  }

  private async requeueAll(stopped: AbortSignal): Promise<number> {
    for (let found = 0, after = FIRST_ID; ;) {
      const { rows } = await this.pool.query<FoundRun>(UNFINISHED, [after]);
      await this.queue.add(rows.map(toJob));
      found += rows.length;
      after = rows.at(-1)?.id ?? after;
      if (rows.length < PAGE || stopped.aborted) return found;
    }
  }
}

interface FoundRun {
  readonly id: string;
  readonly revision: number;
  /** It was overdue at an earlier sweep, and has not moved since. */
  readonly was_overdue?: boolean;
}

/** A run that no worker has touched has its first job, or gets it. Any other run may have lost its worker. */
const toJob = ({ id, revision, was_overdue: isSuspect = false }: FoundRun): RunJob =>
  revision === 0 ? { runId: id, isSuspect } : { runId: id, key: `due-${revision}`, isSuspect: true };
