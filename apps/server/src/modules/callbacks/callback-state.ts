/** What a resume URL leads to right now, as whoever opens it may know it. */
import { isFinished, isSettled, type Callback, type RunStatus, type StepStatus, type StepWait } from '@hookline/domain';
import { chosenReply, EXPIRED } from '../engine/index.js';

export type CallbackState =
  | { readonly kind: 'waiting'; readonly callback: Callback; readonly until: Date }
  /** The step has not come to wait yet; an answer may be given all the same. */
  | { readonly kind: 'not-reached' }
  | { readonly kind: 'answered'; readonly title: string | null; readonly answer: GivenReply; readonly at: Date }
  | { readonly kind: 'expired'; readonly title: string; readonly until: Date }
  | { readonly kind: 'ended'; readonly status: RunStatus }
  /** The run goes on without ever coming to wait here. */
  | { readonly kind: 'not-needed' };

export interface GivenReply {
  /** Null when the call named none. */
  readonly name: string | null;
  /** The text of its button; null while the step has not said what it asks for. */
  readonly label: string | null;
}

/** What the database holds of a step that can be answered. */
export interface Seen {
  readonly runStatus: RunStatus;
  /** Null when the run has not come to it. */
  readonly step: { readonly status: StepStatus; readonly wait: StepWait | null } | null;
  /** What has been stored in answer; not all of it counts. */
  readonly stored: { readonly answer: string | null; readonly at: Date } | null;
}

export function callbackState({ runStatus, step, stored }: Seen): CallbackState {
  const wait = step?.wait?.kind === 'callback' ? step.wait : null;
  if (step?.status === 'cancelled') return { kind: 'ended', status: runStatus };
  if (step && wait) return whatItCameTo(step.status, wait, stored);
  if (isFinished(runStatus)) return { kind: 'ended', status: runStatus };
  if (step && isSettled(step.status)) return { kind: 'not-needed' };
  if (!stored) return { kind: 'not-reached' };
  return { kind: 'answered', title: null, answer: { name: stored.answer, label: null }, at: stored.at };
}

function whatItCameTo(
  status: StepStatus,
  { callback, until }: Extract<StepWait, { kind: 'callback' }>,
  stored: Seen['stored'],
): CallbackState {
  const { title } = callback;
  const answer = stored && chosenReply(callback, stored.answer);
  if (answer) return { kind: 'answered', title, answer, at: stored.at };
  const isOver = stored?.answer === EXPIRED || status !== 'waiting';
  return isOver
    ? { kind: 'expired', title, until: new Date(until) }
    : { kind: 'waiting', callback, until: new Date(until) };
}
