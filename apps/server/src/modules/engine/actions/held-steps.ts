/** Held steps: it is uncertain whether their effect happened, so a person decides. */
import type { RunFact } from '@hookline/domain';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunLoader } from '../run/run-loader.js';
import type { RunSession } from '../run/run-session.js';
import type { RunWriter } from '../store/run-writer.js';

export type HeldDecision = { readonly as: 'send-again' } | { readonly as: 'done'; readonly output?: unknown };

export class HeldSteps {
  constructor(
    private readonly runs: RunLoader,
    private readonly writer: RunWriter,
    private readonly queue: RunQueue,
  ) {}

  /** @throws AppError `run.not-found`, `step.not-found`, `step.not-held` */
  async resolve(runId: string, nodeId: string, decision: HeldDecision): Promise<void> {
    for (;;) {
      const run = await this.runs.load(runId);
      if (!run) throw notFound('run', runId);
      if (!run.graph.nodes.has(nodeId)) throw notFound('step', nodeId);
      if (run.state.steps[nodeId]?.status !== 'held')
        throw new AppError('conflict', 'step.not-held', 'This step is not held: there is nothing to decide.');
      run.apply(factOf(run, nodeId, decision));
      if (await this.writer.move({ ...run.changes(), dueInMs: 0 })) break;
    }
    await this.queue.add([{ runId, key: `${nodeId}-resolved` }]);
  }
}

function factOf(run: RunSession, nodeId: string, decision: HeldDecision): RunFact {
  const at = run.now();
  if (decision.as === 'send-again') return { kind: 'step-released', nodeId, at };
  const port = run.graph.nodes.get(nodeId)?.firstPort ?? 'out';
  const reason = 'Marked as done by hand';
  return { kind: 'step-completed', nodeId, at, startedAt: at, port, output: decision.output ?? null, reason };
}
