/**
 * Accepts callback replies. A reply and its run's due time are stored in one statement, then the reply is acknowledged
 * and the queue notified; if the job is lost, the sweeper requeues the run. A reply is validated against one revision
 * of the run; if the run has moved when it is stored, it is validated again.
 */
import type { RunStatus, StepStatus, StepWait } from '@hookline/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { retryWhileConnectionLost } from '../../platform/database/retry-while-connection-lost.js';
import { fromJson } from '../../platform/database/statements/from-json.js';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import { chosenReply, type CallbackReplies, type NewReply, type ResumeTarget } from '../engine/index.js';
import { callbackState, type CallbackState, type GivenReply, type StoredCallback } from './callback-state.js';
import { refusalOf, unknownLink, unknownReply } from './refusals.js';

export interface ResumeServiceDeps {
  readonly pool: Pool;
  readonly replies: CallbackReplies;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

/** A stored reply. */
export interface AcceptedReply {
  readonly answer: GivenReply;
  /** False while the step does not wait yet: the reply counts once it does. */
  readonly isAwaited: boolean;
}

const STORED = `
  select r.status as run_status, r.revision, s.status, s.wait, c.answer, c.at
  from runs r
  left join steps s on s.run_id = r.id and s.node_id = $2
  left join callbacks c on c.run_id = r.id and c.node_id = $2
  where r.id = $1`;

interface CallbackRow {
  readonly run_status: RunStatus;
  readonly revision: number;
  readonly status: StepStatus | null;
  readonly wait: string | null;
  readonly answer: string | null;
  readonly at: Date | null;
}

const RETRY_DEADLINE_MS = 10_000;
const MAX_NAME_LENGTH = 100;
const MAX_ATTEMPTS = 100;

export class ResumeService {
  constructor(private readonly deps: ResumeServiceDeps) {}

  /** Undefined when the run no longer exists. */
  async find(target: ResumeTarget): Promise<CallbackState | undefined> {
    return (await this.load(target))?.state;
  }

  /** @throws AppError when the reply is refused: nothing was stored. */
  async accept(given: NewReply): Promise<AcceptedReply> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const found = await this.load(given);
      if (!found) throw unknownLink();
      const { state, revision } = found;
      const answer = acceptable(state, given.answer);
      const callback = state.kind === 'waiting' ? state.callback : undefined;
      if (!(await this.deps.replies.add(given, { revision, callback }))) continue;
      this.enqueue(given);
      return { answer, isAwaited: callback !== undefined };
    }
    throw new Error(`Run ${given.runId} moved ${MAX_ATTEMPTS} times while an answer was to be stored`);
  }

  private async load({ runId, nodeId }: ResumeTarget): Promise<{ state: CallbackState; revision: number } | undefined> {
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.deps.pool.query<CallbackRow>(STORED, [runId, nodeId]),
    );
    return rows[0] && { state: callbackState(toStored(rows[0])), revision: rows[0].revision };
  }

  /** With its own job key: the run's other jobs may live until the wait times out. */
  private enqueue({ runId, nodeId }: ResumeTarget): void {
    this.deps.queue.add([{ runId, key: `${nodeId}-answer` }]).catch((error: unknown) => {
      this.deps.logger.warn({ err: error, runId }, 'Queueing a run with a reply failed; the sweeper requeues it');
    });
  }
}

/** @throws AppError when the reply is refused. */
function acceptable(state: CallbackState, name: string | null): GivenReply {
  if (state.kind === 'waiting') {
    const chosen = chosenReply(state.callback, name);
    if (!chosen) throw unknownReply(name, state.callback);
    return chosen;
  }
  if (state.kind !== 'not-reached') throw refusalOf(state);
  if (name !== null && !isName(name)) throw unknownReply(name);
  return { name, label: null };
}

/** Rejects names that no step can ask for and no database can store, before the step is reached. */
const isName = (text: string): boolean => text.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(text);

const toStored = ({ run_status: runStatus, status, wait, answer, at }: CallbackRow): StoredCallback => ({
  runStatus,
  step: status && { status, wait: wait === null ? null : fromJson<StepWait>(wait) },
  stored: at && { answer, at },
});
