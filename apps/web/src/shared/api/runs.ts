import { runListResponse, runResponse } from '@hookline/contracts';
import type { RunStatus } from '@hookline/domain';
import { anyAnswer, request } from './request.js';

export interface RunFilter {
  workflowId?: string | undefined;
  status?: readonly RunStatus[] | undefined;
  mode?: 'production' | 'test' | undefined;
  eventId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

export const runs = {
  list: (filter: RunFilter, page: { cursor?: string | undefined; limit?: number } = {}, signal?: AbortSignal) =>
    request('GET', '/runs', runListResponse, { query: { ...filter, ...page }, signal }),
  get: (id: string, signal?: AbortSignal) => request('GET', `/runs/${id}`, runResponse, { signal }),
  cancel: (id: string) => request('POST', `/runs/${id}/cancel`, anyAnswer),
};
