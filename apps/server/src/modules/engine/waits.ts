/** Ends waits: whose time has come, whose answer has arrived, whose runs are over; and runs whose time is up. */
import type { RunFact, StepWait } from '@hookline/domain';
import type { CallbackAnswers } from './callbacks/callback-answers.js';
import type { WaitForRuns } from './child-runs/wait-for-runs.js';
import type { RunningRun } from './running-run.js';

export class Waits {
  /** What a step waits for is looked at once, when it is found waiting; whoever ends the wait calls again. */
  private readonly lookedAt = new WeakMap<RunningRun, Set<StepWait>>();

  constructor(
    private readonly runs: WaitForRuns,
    private readonly answers: CallbackAnswers,
  ) {}

  async settle(run: RunningRun): Promise<void> {
    if (run.deadlineInMs() <= 0) return run.take(this.overdue(run));
    for (const { path, wait } of this.unseen(run)) {
      this.seenBy(run).add(wait);
      const fact = await this.look(run, path, wait);
      if (fact) run.take(fact);
    }
    for (const path of run.plan().elapsed) run.take(await this.elapse(run, path));
  }

  /** Steps that have just been committed as waiting: only now may begin what they wait for. */
  isToBeLookedAt(run: RunningRun): boolean {
    return this.unseen(run).length > 0;
  }

  overdue(run: RunningRun): RunFact {
    const { deadlineMs } = run.version.document.settings;
    const message = `The run took longer than its limit of ${Math.round((deadlineMs ?? 0) / 1000)} s.`;
    return { kind: 'run-failed', at: run.now(), error: { code: 'run.deadline', message, retryable: false } };
  }

  /** An answer that was stored in time counts, even when nobody has looked at it by then. */
  private async elapse(run: RunningRun, path: string): Promise<RunFact> {
    const wait = run.state.steps[path]?.wait;
    const isLate = wait?.kind === 'callback' && !(await this.answers.expire(run.id, path, wait));
    return (isLate ? await this.answers.look(run, path, wait) : undefined) ?? elapsed(run, path);
  }

  private look(run: RunningRun, path: string, wait: StepWait): Promise<RunFact | undefined> {
    return wait.kind === 'callback' ? this.answers.look(run, path, wait) : this.runs.look(run, path, wait);
  }

  private unseen(run: RunningRun): { path: string; wait: StepWait }[] {
    const seen = this.seenBy(run);
    return run.plan().awaiting.flatMap((path) => {
      const wait = run.state.steps[path]?.wait;
      return wait && !seen.has(wait) && run.isCommitted(path) ? [{ path, wait }] : [];
    });
  }

  private seenBy(run: RunningRun): Set<StepWait> {
    const seen = this.lookedAt.get(run) ?? new Set();
    this.lookedAt.set(run, seen);
    return seen;
  }
}

function elapsed(run: RunningRun, path: string): RunFact {
  const step = run.state.steps[path];
  const port = step?.wait?.port ?? 'out';
  const at = run.now();
  return { kind: 'step-completed', path, at, startedAt: at, port, output: step?.output };
}
