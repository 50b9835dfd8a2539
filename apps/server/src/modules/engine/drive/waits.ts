/** What ends a wait: a reply from outside, or child runs. */
import { elapsedFact, type CallbackWait, type RunFact, type StepWait } from '@hookline/domain';
import type { CallbackReplies } from '../callbacks/callback-replies.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
import type { RunSession } from '../run/run-session.js';

export class Waits {
  constructor(
    private readonly runs: ChildRunWaits,
    private readonly replies: CallbackReplies,
  ) {}

  /** @returns undefined when what the step waits for has not come */
  check(run: RunSession, nodeId: string, wait: StepWait): Promise<RunFact | undefined> {
    return wait.kind === 'callback' ? this.replies.find(run, nodeId, wait) : this.runs.check(run, nodeId, wait);
  }

  /** Ends the wait for a reply. One that was stored in time counts, even when it was not processed by then. */
  async expire(run: RunSession, nodeId: string, wait: CallbackWait): Promise<RunFact> {
    const isExpired = await this.replies.expire(run.id, nodeId, wait);
    const reply = isExpired ? undefined : await this.replies.find(run, nodeId, wait);
    return reply ?? elapsedFact(run.state, nodeId, run.now());
  }
}
