import type { LiveBus } from '../../../platform/live/index.js';
import type { RunStarter } from '../../engine/index.js';
import type { StoredEvent } from './new-event.js';

/** Queues the runs of committed events, and tells open screens. @param workflowOf by the place of the event */
export function announceEvents(
  stored: readonly StoredEvent[],
  workflowOf: (index: number) => string,
  { runs, live }: { readonly runs: RunStarter; readonly live: LiveBus },
): void {
  runs.enqueue(stored.flatMap(({ runIds }) => runIds));
  live.publish({
    events: stored.map(({ id, verdict }, index) => ({ id, workflowId: workflowOf(index), verdict })),
    runs: stored.flatMap(({ runIds }, index) =>
      runIds.map((id) => ({ id, workflowId: workflowOf(index), status: 'queued' as const })),
    ),
  });
}
