/**
 * Takes answers from outside. Stored first, together with the run being due, and only then acknowledged: the queue is
 * told, and should it not hear of it, the sweeper finds the run. An answer is decided on what its run was at one moment;
 * when the run has moved by the time it is stored, it is decided anew.
 */
import type { RunStatus, StepStatus, StepWait } from '@hookline/domain';
import type { Logger } from 'pino';
import type { Pool } from 'pg';
import { retryWhileConnectionLost } from '../../platform/database/retry-while-connection-lost.js';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import { chosenReply, type CallbackReplies, type NewReply, type ResumeTarget } from '../engine/index.js';
import { callbackState, type CallbackState, type GivenReply, type Seen } from './callback-state.js';
import { refusalOf, unknownAnswer, unknownLink } from './refusals.js';

export interface ResumeServiceDeps {
  readonly pool: Pool;
  readonly answers: CallbackReplies;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

/** An answer that is stored. */
export interface TakenAnswer {
  readonly answer: GivenReply;
  /** False when the step has not come to wait for it yet: it counts when it does. */
  readonly isAwaited: boolean;
}

const SEEN = `
  select r.status as run_status, r.revision, s.status, s.wait, c.answer, c.at
  from runs r
  left join steps s on s.run_id = r.id and s.node_id = $2
  left join callbacks c on c.run_id = r.id and c.node_id = $2
  where r.id = $1`;

interface SeenRow {
  readonly run_status: RunStatus;
  readonly revision: number;
  readonly status: StepStatus | null;
  readonly wait: string | null;
  readonly answer: string | null;
  readonly at: Date | null;
}

const RETRY_DEADLINE_MS = 10_000;
const MAX_NAME_LENGTH = 100;
const MAX_TRIES = 100;

export class ResumeService {
  constructor(private readonly parts: ResumeServiceDeps) {}

  /** Undefined when there is no such run any more. */
  async find(place: ResumeTarget): Promise<CallbackState | undefined> {
    return (await this.look(place))?.state;
  }

  /** @throws AppError when it is not taken: nothing was stored. */
  async take(given: NewReply): Promise<TakenAnswer> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const found = await this.look(given);
      if (!found) throw unknownLink();
      const { state, revision } = found;
      const answer = acceptable(state, given.answer);
      const callback = state.kind === 'waiting' ? state.callback : undefined;
      if (!(await this.parts.answers.add(given, { revision, callback }))) continue;
      this.tellQueue(given);
      return { answer, isAwaited: callback !== undefined };
    }
    throw new Error(`Run ${given.runId} moved ${MAX_TRIES} times while an answer was to be stored`);
  }

  private async look({ runId, nodeId }: ResumeTarget): Promise<{ state: CallbackState; revision: number } | undefined> {
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.parts.pool.query<SeenRow>(SEEN, [runId, nodeId]),
    );
    return rows[0] && { state: callbackState(seenIn(rows[0])), revision: rows[0].revision };
  }

  /** With a key of its own: the run's other jobs may be alive until the time for an answer is over. */
  private tellQueue({ runId, nodeId }: ResumeTarget): void {
    this.parts.queue.add([{ runId, key: `${nodeId}-answer` }]).catch((error: unknown) => {
      this.parts.logger.warn({ err: error, runId }, 'A run that was answered got no job; the sweeper gives it one');
    });
  }
}

/** @throws AppError when it cannot be taken. */
function acceptable(state: CallbackState, name: string | null): GivenReply {
  if (state.kind === 'waiting') {
    const chosen = chosenReply(state.callback, name);
    if (!chosen) throw unknownAnswer(name, state.callback);
    return chosen;
  }
  if (state.kind !== 'not-reached') throw refusalOf(state);
  if (name !== null && !isName(name)) throw unknownAnswer(name);
  return { name, label: null };
}

/** What no step asks for, and no database stores, is not kept until its step is reached. */
const isName = (text: string): boolean => text.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(text);

const seenIn = ({ run_status: runStatus, status, wait, answer, at }: SeenRow): Seen => ({
  runStatus,
  step: status && { status, wait: wait === null ? null : (JSON.parse(wait) as StepWait) },
  stored: at && { answer, at },
});
