/**
 * Completes an ended run: cancels its iterations and calls, and notifies the loop, the caller and the hooks. A run that
 * needs completion is committed as finished and due, so that the sweeper finds it if the worker dies. Every part is
 * idempotent.
 */
import { abandonedSteps } from '@hookline/domain';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
import type { ParentStep } from '../child-runs/child-runs.js';
import type { IterationScheduler, ScheduledIterations } from '../child-runs/iteration-scheduler.js';
import type { CompletionHook } from '../run/completion-hook.js';
import type { RunSession } from '../run/run-session.js';

interface Ended {
  readonly runId: string;
  readonly loop: ParentStep;
}

export class RunCompletion {
  private readonly endedIterations: GroupCommit<Ended, readonly string[]>;

  constructor(
    private readonly iterations: IterationScheduler,
    private readonly waits: ChildRunWaits,
    private readonly queue: RunQueue,
    private readonly hooks: CompletionHook[],
  ) {
    this.endedIterations = new GroupCommit({
      flush: (ended) => this.iterationsEnded(ended),
      maxBatch: 500,
      parallel: 4,
    });
  }

  /** Other modules have work to do when runs of theirs end. */
  register(hook: CompletionHook): void {
    this.hooks.push(hook);
  }

  isNeeded(run: RunSession): boolean {
    return (
      run.isFinished &&
      (run.stored.parent !== null || this.abandoned(run).length > 0 || this.hooks.some((it) => it.concerns(run)))
    );
  }

  /** @returns the next iteration of the loop, for the caller to drive. */
  async run(run: RunSession): Promise<string | undefined> {
    for (const nodeId of this.abandoned(run)) await this.waits.drop(run, nodeId);
    for (const hook of this.hooks) if (hook.concerns(run)) await hook.onCompleted(run);
    const { parent } = run.stored;
    if (parent !== null && parent.itemIndex !== null) {
      const [next, ...others] = await this.endedIterations.add({ runId: run.id, loop: parent });
      await this.queue.addNew(others);
      return next;
    }
    if (parent !== null) {
      await this.iterations.callEnded(parent.runId);
      await this.queue.add([{ runId: parent.runId, key: run.id }]);
    }
    await this.iterations.clearDue([run.id]);
    return undefined;
  }

  private abandoned(run: RunSession): string[] {
    return abandonedSteps(run.state, (nodeId) => run.isContainer(nodeId));
  }

  /** Batches iterations of one loop that end together. */
  private async iterationsEnded(ended: readonly Ended[]): Promise<(readonly string[])[]> {
    const byLoop = new Map<string, Ended[]>();
    for (const entry of ended) {
      const key = `${entry.loop.runId}/${entry.loop.nodeId}`;
      byLoop.set(key, [...(byLoop.get(key) ?? []), entry]);
    }
    const released = new Map<Ended, readonly string[]>();
    await Promise.all(
      [...byLoop.values()].map(async (entries) => {
        const [first] = entries;
        if (!first) return;
        const scheduled = await this.iterations.releaseNext(
          first.loop,
          entries.map((entry) => entry.runId),
        );
        await this.notifyLoop(first.loop, scheduled);
        distribute(entries, scheduled.released, released);
      }),
    );
    return ended.map((entry) => released.get(entry) ?? []);
  }

  private async notifyLoop({ runId, nodeId }: ParentStep, scheduled: ScheduledIterations): Promise<void> {
    if (scheduled.parentIsDue) await this.queue.add([{ runId, key: `${nodeId}-over` }]);
  }
}

/** Assigns one released run to each ended one; the last takes the rest. */
function distribute(
  entries: readonly Ended[],
  runIds: readonly string[],
  released: Map<Ended, readonly string[]>,
): void {
  entries.forEach((entry, index) => {
    released.set(entry, index === entries.length - 1 ? runIds.slice(index) : runIds.slice(index, index + 1));
  });
}
