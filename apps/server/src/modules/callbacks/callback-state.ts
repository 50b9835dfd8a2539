/** The state behind a resume URL, reduced to what its holder may know. */
import { isFinished, isSettled, type Callback, type RunStatus, type StepStatus, type StepWait } from '@hookline/domain';
import { EXPIRED, chosenReply } from '../engine/index.js';

export type CallbackState =
  | { readonly kind: 'waiting'; readonly callback: Callback; readonly until: Date }
  /** The step does not wait yet; a reply is accepted anyway. */
  | { readonly kind: 'not-reached' }
  | { readonly kind: 'answered'; readonly title: string | null; readonly answer: GivenReply; readonly at: Date }
  | { readonly kind: 'expired'; readonly title: string; readonly until: Date }
  | { readonly kind: 'ended'; readonly status: RunStatus }
  /** The run will never reach the wait. */
  | { readonly kind: 'not-needed' };

export interface GivenReply {
  /** Null when the request named none. */
  readonly name: string | null;
  /** The label of the button; null until the step has defined its answers. */
  readonly label: string | null;
}

/** The stored state of a step that accepts replies. */
export interface StoredCallback {
  readonly runStatus: RunStatus;
  /** Null while the run has not reached the step. */
  readonly step: { readonly status: StepStatus; readonly wait: StepWait | null } | null;
  /** The stored reply; it does not count in every state. */
  readonly stored: { readonly answer: string | null; readonly at: Date } | null;
}

export function callbackState({ runStatus, step, stored }: StoredCallback): CallbackState {
  const wait = step?.wait?.kind === 'callback' ? step.wait : null;
  if (step?.status === 'cancelled') return { kind: 'ended', status: runStatus };
  if (step && wait) return outcomeOf(step.status, wait, stored);
  if (isFinished(runStatus)) return { kind: 'ended', status: runStatus };
  if (step && isSettled(step.status)) return { kind: 'not-needed' };
  if (!stored) return { kind: 'not-reached' };
  return { kind: 'answered', title: null, answer: { name: stored.answer, label: null }, at: stored.at };
}

function outcomeOf(
  status: StepStatus,
  { callback, until }: Extract<StepWait, { kind: 'callback' }>,
  stored: StoredCallback['stored'],
): CallbackState {
  const { title } = callback;
  const answer = stored && chosenReply(callback, stored.answer);
  if (answer) return { kind: 'answered', title, answer, at: stored.at };
  const isOver = stored?.answer === EXPIRED || status !== 'waiting';
  return isOver
    ? { kind: 'expired', title, until: new Date(until) }
    : { kind: 'waiting', callback, until: new Date(until) };
}
