/**
 * Jobs for waits, when their time has come, and for steps that found no room in this job and may begin elsewhere. Each is
 * added once for each drive of a run; should the queue lose it, the sweeper finds the run.
 */
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunSession } from '../run/run-session.js';
import { timedJobs } from '../run/timed-jobs.js';

/** How many steps of one run a job runs at the same time; the rest is offered to other workers. */
export const MAX_AT_ONCE = 50;

export class RunJobs {
  private readonly added = new Set<string>();

  constructor(
    private readonly queue: RunQueue,
    private readonly logger: Logger,
  ) {}

  /** @param left the steps that are ready and not started */
  async add(run: RunSession, left: readonly string[]): Promise<void> {
    const rest = left.filter((nodeId) => !this.added.has(nodeId));
    const offers = rest.filter((_, place) => place % MAX_AT_ONCE === 0).map((key) => ({ runId: run.id, key }));
    const jobs = [...offers, ...timedJobs(run).filter(({ key }) => !this.added.has(key))];
    for (const key of [...rest, ...jobs.map((job) => job.key)]) this.added.add(key);
    if (jobs.length === 0) return;
    try {
      await this.queue.add(jobs);
    } catch (error) {
      this.logger.warn({ err: error, runId: run.id }, 'Steps got no job; the sweeper gives them one');
    }
  }
}
