/** Ends waits whose time, reply or child runs have come, and runs past their deadline. */
import type { RunFact, StepWait } from '@hookline/domain';
import type { CallbackReplies } from '../callbacks/callback-replies.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
import type { RunSession } from '../run/run-session.js';

export class Waits {
  /** A wait is checked once when it is found; the event that ends it triggers another job. */
  private readonly checked = new WeakMap<RunSession, Set<StepWait>>();

  constructor(
    private readonly runs: ChildRunWaits,
    private readonly replies: CallbackReplies,
  ) {}

  async settle(run: RunSession): Promise<void> {
    if (run.deadlineInMs() <= 0) return run.apply(this.overdue(run));
    for (const { nodeId, wait } of this.unchecked(run)) {
      this.checkedIn(run).add(wait);
      const fact = await this.check(run, nodeId, wait);
      if (fact) run.apply(fact);
    }
    for (const nodeId of run.plan().elapsed) run.apply(await this.elapse(run, nodeId));
  }

  /** Steps just committed as waiting: what they wait for may begin only now. */
  hasUnchecked(run: RunSession): boolean {
    return this.unchecked(run).length > 0;
  }

  overdue(run: RunSession): RunFact {
    const { deadlineMs } = run.version.document.settings;
    const message = `The run took longer than its limit of ${Math.round((deadlineMs ?? 0) / 1000)} s.`;
    return { kind: 'run-failed', at: run.now(), error: { code: 'run.deadline', message, retryable: false } };
  }

  /** A reply stored in time counts, even when it was not processed by then. */
  private async elapse(run: RunSession, nodeId: string): Promise<RunFact> {
    const wait = run.state.steps[nodeId]?.wait;
    const isLate = wait?.kind === 'callback' && !(await this.replies.expire(run.id, nodeId, wait));
    return (isLate ? await this.replies.find(run, nodeId, wait) : undefined) ?? elapsed(run, nodeId);
  }

  private check(run: RunSession, nodeId: string, wait: StepWait): Promise<RunFact | undefined> {
    return wait.kind === 'callback' ? this.replies.find(run, nodeId, wait) : this.runs.check(run, nodeId, wait);
  }

  private unchecked(run: RunSession): { nodeId: string; wait: StepWait }[] {
    const checked = this.checkedIn(run);
    return run.plan().awaiting.flatMap((nodeId) => {
      const wait = run.state.steps[nodeId]?.wait;
      return wait && !checked.has(wait) && run.isCommitted(nodeId) ? [{ nodeId, wait }] : [];
    });
  }

  private checkedIn(run: RunSession): Set<StepWait> {
    const checked = this.checked.get(run) ?? new Set();
    this.checked.set(run, checked);
    return checked;
  }
}

function elapsed(run: RunSession, nodeId: string): RunFact {
  const step = run.state.steps[nodeId];
  const port = step?.wait?.port ?? 'out';
  const at = run.now();
  return { kind: 'step-completed', nodeId, at, startedAt: at, port, output: step?.output };
}
