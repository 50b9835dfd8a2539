/** Ends waits: whose time has come, whose answer has arrived, whose runs are over; and runs whose time is up. */
import type { RunFact, StepWait } from '@hookline/domain';
import type { CallbackReplies } from '../callbacks/callback-replies.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
import type { RunSession } from '../run/run-session.js';

export class Waits {
  /** What a step waits for is looked at once, when it is found waiting; whoever ends the wait calls again. */
  private readonly checked = new WeakMap<RunSession, Set<StepWait>>();

  constructor(
    private readonly runs: ChildRunWaits,
    private readonly answers: CallbackReplies,
  ) {}

  async settle(run: RunSession): Promise<void> {
    if (run.deadlineInMs() <= 0) return run.apply(this.overdue(run));
    for (const { nodeId, wait } of this.unseen(run)) {
      this.seenBy(run).add(wait);
      const fact = await this.check(run, nodeId, wait);
      if (fact) run.apply(fact);
    }
    for (const nodeId of run.plan().elapsed) run.apply(await this.elapse(run, nodeId));
  }

  /** Steps that have just been committed as waiting: only now may begin what they wait for. */
  hasUnchecked(run: RunSession): boolean {
    return this.unseen(run).length > 0;
  }

  overdue(run: RunSession): RunFact {
    const { deadlineMs } = run.version.document.settings;
    const message = `The run took longer than its limit of ${Math.round((deadlineMs ?? 0) / 1000)} s.`;
    return { kind: 'run-failed', at: run.now(), error: { code: 'run.deadline', message, retryable: false } };
  }

  /** An answer that was stored in time counts, even when nobody has looked at it by then. */
  private async elapse(run: RunSession, nodeId: string): Promise<RunFact> {
    const wait = run.state.steps[nodeId]?.wait;
    const isLate = wait?.kind === 'callback' && !(await this.answers.expire(run.id, nodeId, wait));
    return (isLate ? await this.answers.find(run, nodeId, wait) : undefined) ?? elapsed(run, nodeId);
  }

  private check(run: RunSession, nodeId: string, wait: StepWait): Promise<RunFact | undefined> {
    return wait.kind === 'callback' ? this.answers.find(run, nodeId, wait) : this.runs.check(run, nodeId, wait);
  }

  private unseen(run: RunSession): { nodeId: string; wait: StepWait }[] {
    const seen = this.seenBy(run);
    return run.plan().awaiting.flatMap((nodeId) => {
      const wait = run.state.steps[nodeId]?.wait;
      return wait && !seen.has(wait) && run.isCommitted(nodeId) ? [{ nodeId, wait }] : [];
    });
  }

  private seenBy(run: RunSession): Set<StepWait> {
    const seen = this.checked.get(run) ?? new Set();
    this.checked.set(run, seen);
    return seen;
  }
}

function elapsed(run: RunSession, nodeId: string): RunFact {
  const step = run.state.steps[nodeId];
  const port = step?.wait?.port ?? 'out';
  const at = run.now();
  return { kind: 'step-completed', nodeId, at, startedAt: at, port, output: step?.output };
}
