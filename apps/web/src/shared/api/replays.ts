import { leftEventsResponse, replayListResponse, replayResponse, startedReplayResponse } from '@hookline/contracts';
import { request } from './request.js';

/** Many stored events that go through their workflows again, and those that wait for a decision about that. */
export const replays = {
  list: (signal?: AbortSignal) => request('GET', '/replays', replayListResponse, { signal }),
  cancel: (id: string) => request('POST', `/replays/${id}/cancel`, replayResponse),
  /** Runs what was held or captured for a workflow and has not run since. */
  runWaiting: (workflowId: string) =>
    request('POST', '/events/replay', startedReplayResponse, {
      body: { filter: { workflowId, outstanding: 'waiting' } },
    }),
  leaveWaiting: (workflowId: string) => request('POST', '/events/leave', leftEventsResponse, { body: { workflowId } }),
};
