/**
 * Adds jobs for timed waits, and for steps beyond this job's limit, which other workers may run. Each job is added once
 * per drive; if the queue loses it, the sweeper finds the run.
 */
import { MAX_STEPS_AT_ONCE } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunSession } from '../run/run-session.js';
import { timedJobs } from '../run/timed-jobs.js';

export class RunJobs {
  private readonly added = new Set<string>();

  constructor(
    private readonly queue: RunQueue,
    private readonly logger: Logger,
  ) {}

  /** @param notStarted ready steps that are not started */
  async add(run: RunSession, notStarted: readonly string[]): Promise<void> {
    const rest = notStarted.filter((nodeId) => !this.added.has(nodeId));
    const offers = rest.filter((_, index) => index % MAX_STEPS_AT_ONCE === 0).map((key) => ({ runId: run.id, key }));
    const jobs = [...offers, ...timedJobs(run).filter(({ key }) => !this.added.has(key))];
    for (const key of [...rest, ...jobs.map((job) => job.key)]) this.added.add(key);
    if (jobs.length === 0) return;
    try {
      await this.queue.add(jobs);
    } catch (error) {
      this.logger.warn({ err: error, runId: run.id }, 'Queueing steps failed; the sweeper requeues the run');
    }
  }
}
