import type { WorkflowGraph } from '@hookline/domain';
import type { RunMode, StoredRun } from '../store/stored-run.js';
import { readTriggerResponse, type AwaitedResponse } from './trigger-response.js';

/** What of a run decides whether the sender of its event waits for it. */
export interface AnsweringRun {
  readonly mode: RunMode;
  readonly eventId: string | null;
  /** Another run made it. */
  readonly isCalled: boolean;
  /** It tries another run again, or is one more for the same event. */
  readonly isRepeat: boolean;
  readonly triggerNodeId: string;
}

/** What the sender of a run's event waits for, or why nobody does. */
export type Awaited =
  (AwaitedResponse & { readonly eventId: string }) | { readonly mode: 'nothing'; readonly reason: string };

export function awaitedResponse(run: AnsweringRun, { nodes }: Pick<WorkflowGraph, 'nodes'>): Awaited {
  const { eventId } = run;
  if (run.mode !== 'production') return nothing('This is a test: no sender waits for its answer.');
  if (run.isCalled) return nothing('Another workflow started this run: no sender waits for its answer.');
  if (eventId === null) return nothing('No event started this run: no sender waits for its answer.');
  if (run.isRepeat) return nothing('This run repeats an earlier one, whose sender waits no more.');
  const response = readTriggerResponse(nodes.find((node) => node.id === run.triggerNodeId)?.config);
  if (response.mode === 'respond' || response.mode === 'last-step') return { ...response, eventId };
  return nothing(
    'The trigger answers by itself. To answer from here, let it answer with “What a Respond step answers”.',
  );
}

export const answeringRun = ({ mode, eventId, parent, retry, isReplay, triggerNodeId }: StoredRun): AnsweringRun => ({
  mode,
  eventId,
  isCalled: parent !== null,
  isRepeat: retry !== null || isReplay,
  triggerNodeId,
});

const nothing = (reason: string): Awaited => ({ mode: 'nothing', reason });
