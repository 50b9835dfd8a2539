/**
 * What is still to be done when a run has ended: its iterations and calls end with it, and whoever waits for it is told.
 * A run that needs this is committed as finished and due; the sweeper finds it should the worker die in between. All of
 * it may be done twice.
 */
import type { StepState } from '@hookline/domain';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { ParentStep } from '../child-runs/child-runs.js';
import type { ScheduledIterations, IterationScheduler } from '../child-runs/iteration-scheduler.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
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
    private readonly hooks: readonly CompletionHook[],
  ) {
    this.endedIterations = new GroupCommit({
      flush: (ended) => this.iterationsEnded(ended),
      maxBatch: 500,
      parallel: 4,
    });
  }

  isNeeded(run: RunSession): boolean {
    return (
      run.isFinished &&
      (run.stored.parent !== null || abandoned(run).length > 0 || this.hooks.some((it) => it.concerns(run)))
    );
  }

  /** @returns the iteration that takes this one's place, for the caller to go on with. */
  async run(run: RunSession): Promise<string | undefined> {
    for (const nodeId of abandoned(run)) await this.waits.drop(run, nodeId);
    for (const follower of this.hooks) if (follower.concerns(run)) await follower.onCompleted(run);
    const { parent } = run.stored;
    if (parent !== null && parent.itemIndex !== null) {
      const [mine, ...others] = await this.endedIterations.add({ runId: run.id, loop: parent });
      await this.queue.addNew(others);
      return mine;
    }
    if (parent !== null) {
      await this.iterations.callEnded(parent.runId);
      await this.queue.add([{ runId: parent.runId, key: run.id }]);
    }
    await this.iterations.clearDue([run.id]);
    return undefined;
  }

  /** Iterations of one loop that end together ask together whose turn it is. */
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
        const turn = await this.iterations.releaseNext(
          first.loop,
          entries.map((entry) => entry.runId),
        );
        await this.tellLoop(first.loop, turn);
        shareOut(entries, turn.released, released);
      }),
    );
    return ended.map((entry) => released.get(entry) ?? []);
  }

  private async tellLoop({ runId, nodeId }: ParentStep, turn: ScheduledIterations): Promise<void> {
    if (turn.parentIsDue) await this.queue.add([{ runId, key: `${nodeId}-over` }]);
  }
}

/** Each that has ended is followed by one; what is left over goes with the last. */
function shareOut(entries: readonly Ended[], runIds: readonly string[], released: Map<Ended, readonly string[]>): void {
  entries.forEach((entry, place) => {
    released.set(entry, place === entries.length - 1 ? runIds.slice(place) : runIds.slice(place, place + 1));
  });
}

/**
 * Steps whose runs nobody waits for any more, because this run has ended without them. Their worker may have died when
 * it had made runs and not yet said so: of such a step nothing is known but that it did not come to its end, or that it
 * was tried again elsewhere and failed.
 */
const abandoned = (run: RunSession): string[] =>
  Object.values(run.state.steps)
    .filter((step) => failedElsewhere(step) || (isCutShort(run) && isCutOff(step, run)))
    .map((step) => step.nodeId);

const failedElsewhere = ({ status, attempts }: StepState): boolean =>
  status === 'failed' && attempts.some(({ error }) => error?.code === 'step.interrupted');

const isCutShort = ({ state }: RunSession): boolean => state.status === 'failed' || state.status === 'cancelled';

const isCutOff = ({ status, wait, nodeId }: StepState, run: RunSession): boolean =>
  status === 'cancelled' ? !waitsForNoRun(wait) : status === 'not-taken' && run.isContainer(nodeId);

const waitsForNoRun = (wait: StepState['wait']): boolean => wait?.kind === 'time' || wait?.kind === 'callback';
