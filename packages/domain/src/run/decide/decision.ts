import type { RunFact } from '../state/fact.js';
import type { StepWait } from '../state/run-state.js';

/** What a worker does next with a run. Only carried out, never reconsidered: `decideNext` has looked at everything. */
export type RunDecision =
  /** What follows from state and time alone: a wait or the run's time is over, a step is held or given up. */
  | { readonly kind: 'apply'; readonly fact: RunFact }
  /** Look whether a reply or the child runs that a step waits for have come. Once for each wait. */
  | { readonly kind: 'check'; readonly nodeId: string; readonly wait: StepWait }
  /** The time for a reply is over, unless one was stored before. */
  | { readonly kind: 'expire'; readonly nodeId: string; readonly wait: CallbackWait }
  /** Compute a pure step here and now; its result is committed with what follows it. */
  | { readonly kind: 'compute'; readonly nodeId: string }
  /** Mark these steps as started, commit, and only then execute them. */
  | { readonly kind: 'start'; readonly nodeIds: readonly string[] }
  | { readonly kind: 'commit' }
  /** Wait for a step that is executing on this worker. */
  | { readonly kind: 'wait' }
  /** Nothing to do until something outside happens, or a time comes. */
  | { readonly kind: 'rest' }
  /** The run has ended, and that is committed. */
  | { readonly kind: 'finish' };

/** A wait for an answer from outside. */
export type CallbackWait = Extract<StepWait, { kind: 'callback' }>;
