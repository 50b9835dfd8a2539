import { iterationListResponse, runListResponse, runResponse, startedRunResponse } from '@hookline/contracts';
import type { ResolveStepRequest, RetryRunRequest } from '@hookline/contracts';
import type { RunStatus } from '@hookline/domain';
import { anyResponse, request } from '../request.js';

export interface RunFilter {
  workflowId?: string | undefined;
  status?: readonly RunStatus[] | undefined;
  mode?: 'production' | 'test' | undefined;
  eventId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

export interface IterationPage {
  nodeId: string;
  status?: RunStatus | undefined;
  /** The index of the last item seen: a cursor. */
  cursor?: number | string | undefined;
  limit?: number;
}

export const runs = {
  list: (filter: RunFilter, page: { cursor?: string | undefined; limit?: number } = {}, signal?: AbortSignal) =>
    request('GET', '/runs', runListResponse, { query: { ...filter, ...page }, signal }),
  get: (id: string, signal?: AbortSignal) => request('GET', `/runs/${id}`, runResponse, { signal }),
  iterations: (id: string, page: IterationPage, signal?: AbortSignal) =>
    request('GET', `/runs/${id}/iterations`, iterationListResponse, { query: { ...page }, signal }),
  retry: (id: string, body: RetryRunRequest) => request('POST', `/runs/${id}/retry`, startedRunResponse, { body }),
  resolveStep: (id: string, path: string, body: ResolveStepRequest) =>
    request('POST', `/runs/${id}/steps/${encodeURIComponent(path)}/resolve`, anyResponse, { body }),
  cancel: (id: string) => request('POST', `/runs/${id}/cancel`, anyResponse),
};
