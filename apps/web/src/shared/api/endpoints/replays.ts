import { leftEventsResponse, replayListResponse, replayResponse, startedReplayResponse } from '@hookline/contracts';
import { request } from '../request.js';

/** Replays of stored events, and events that wait for a decision. */
export const replays = {
  list: (signal?: AbortSignal) => request('GET', '/replays', replayListResponse, { signal }),
  cancel: (id: string) => request('POST', `/replays/${id}/cancel`, replayResponse),
  /** Runs the held or captured events of a workflow that have not run since. */
  runWaiting: (workflowId: string) =>
    request('POST', '/events/replay', startedReplayResponse, {
      body: { filter: { workflowId, outstanding: 'waiting' } },
    }),
  leaveWaiting: (workflowId: string) => request('POST', '/events/leave', leftEventsResponse, { body: { workflowId } }),
};
