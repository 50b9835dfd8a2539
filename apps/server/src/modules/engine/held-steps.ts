/** Steps of which nobody knows whether they have done their work: a person decides. */
import type { RunFact } from '@hookline/domain';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import type { OpenRuns } from './open-runs.js';
import type { RunWriter } from './run-writer.js';
import type { RunningRun } from './running-run.js';

export type HeldDecision = { readonly as: 'send-again' } | { readonly as: 'done'; readonly output?: unknown };

export class HeldSteps {
  constructor(
    private readonly runs: OpenRuns,
    private readonly writer: RunWriter,
    private readonly queue: RunQueue,
  ) {}

  /** @throws AppError `run.not-found`, `step.not-found`, `step.not-held` */
  async resolve(runId: string, path: string, decision: HeldDecision): Promise<void> {
    for (;;) {
      const run = await this.runs.open(runId);
      if (!run) throw notFound('run', runId);
      if (!run.graph.nodes.has(path)) throw notFound('step', path);
      if (run.state.steps[path]?.status !== 'held')
        throw new AppError('conflict', 'step.not-held', 'This step is not held: there is nothing to decide.');
      run.take(factOf(run, path, decision));
      if (await this.writer.move({ ...run.changes(), dueInMs: 0 })) break;
    }
    await this.queue.add([{ runId, lane: `${path}-resolved` }]);
  }
}

function factOf(run: RunningRun, path: string, decision: HeldDecision): RunFact {
  const at = run.now();
  if (decision.as === 'send-again') return { kind: 'step-released', path, at };
  const port = run.graph.nodes.get(path)?.firstPort ?? 'out';
  const reason = 'Marked as done by hand';
  return { kind: 'step-completed', path, at, startedAt: at, port, output: decision.output ?? null, reason };
}
