/** Cancels a run: ends its waits at once and aborts running steps, whose results no longer change the run. */
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunCompletion } from '../drive/run-completion.js';
import type { RunLoader } from '../run/run-loader.js';
import type { RunWriter } from '../store/run-writer.js';

export class RunCanceller {
  constructor(
    private readonly runs: RunLoader,
    private readonly writer: RunWriter,
    private readonly completion: RunCompletion,
    private readonly queue: RunQueue,
  ) {}

  /** @throws AppError when the run does not exist or has already ended. */
  async cancel(runId: string): Promise<void> {
    const isCancelled = await this.tryToCancel(runId);
    if (!isCancelled) throw new AppError('conflict', 'run.finished', 'This run has ended already.');
  }

  /** @returns false when the run has already ended. */
  async tryToCancel(runId: string): Promise<boolean> {
    for (;;) {
      const run = await this.runs.load(runId);
      if (!run) throw notFound('run', runId);
      if (run.isFinished) return false;
      run.apply({ kind: 'run-cancelled', at: run.now() });
      const dueInMs = this.completion.isNeeded(run) ? 0 : null;
      if (!(await this.writer.move({ ...run.changes(), dueInMs }))) continue;
      const next = dueInMs === null ? undefined : await this.completion.run(run);
      if (next !== undefined) await this.queue.add([{ runId: next }]);
      return true;
    }
  }
}
