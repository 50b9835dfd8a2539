import type { WorkflowGraph } from '@hookline/domain';
import type { AwaitedResponse } from '@hookline/node-kit';
import { triggerSettings } from '../../node-catalog/index.js';
import type { RunMode, StoredRun } from '../store/stored-run.js';

/** The columns of a run that decide whether a sender waits for it. */
export interface RespondingRun {
  readonly mode: RunMode;
  readonly eventId: string | null;
  /** Another run started it. */
  readonly isCalled: boolean;
  /** It retries another run, or is a further run for the same event. */
  readonly isRepeat: boolean;
  readonly triggerNodeId: string;
}

/** What the sender of a run's event waits for, or why no sender waits. */
export type Awaited =
  (AwaitedResponse & { readonly eventId: string }) | { readonly mode: 'nothing'; readonly reason: string };

export function awaitedResponse(run: RespondingRun, { nodes }: Pick<WorkflowGraph, 'nodes'>): Awaited {
  const { eventId } = run;
  if (run.mode !== 'production') return noResponse('This is a test: no sender waits for its answer.');
  if (run.isCalled) return noResponse('Another workflow started this run: no sender waits for its answer.');
  if (eventId === null) return noResponse('No event started this run: no sender waits for its answer.');
  if (run.isRepeat) return noResponse('This run repeats an earlier one, whose sender waits no more.');
  const { response } = triggerSettings(nodes.find((node) => node.id === run.triggerNodeId));
  if (response.mode === 'respond' || response.mode === 'last-step') return { ...response, eventId };
  return noResponse(
    'The trigger answers by itself. To answer from here, let it answer with “What a Respond step answers”.',
  );
}

export const respondingRun = ({ mode, eventId, parent, retry, isReplay, triggerNodeId }: StoredRun): RespondingRun => ({
  mode,
  eventId,
  isCalled: parent !== null,
  isRepeat: retry !== null || isReplay,
  triggerNodeId,
});

const noResponse = (reason: string): Awaited => ({ mode: 'nothing', reason });
