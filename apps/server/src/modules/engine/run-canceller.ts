/** Cancels a run: what waits is over at once, what is running may end, and its result changes nothing any more. */
import { isFinished } from '@hookline/domain';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import type { RunReader } from './run-reader.js';
import type { RunWriter } from './run-writer.js';
import { RunningRun } from './running-run.js';
import type { VersionStore } from './version-store.js';

export class RunCanceller {
  constructor(
    private readonly reader: RunReader,
    private readonly writer: RunWriter,
    private readonly versions: VersionStore,
  ) {}

  /** @throws AppError when there is no such run, or it has ended by itself. */
  async cancel(runId: string): Promise<void> {
    for (;;) {
      const stored = await this.reader.find(runId);
      if (!stored) throw notFound('run', runId);
      if (isFinished(stored.status)) throw new AppError('conflict', 'run.finished', 'This run has ended already.');
      const run = new RunningRun(stored, await this.versions.get(stored.versionId, stored.untilNodeId));
      run.take({ kind: 'run-cancelled', at: run.now() });
      if (await this.writer.move({ ...run.changes(), dueInMs: null })) return;
    }
  }
}
