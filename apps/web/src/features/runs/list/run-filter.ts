import type { RunStatus } from '@hookline/domain';
import type { RunFilter } from '../../../shared/api/index.js';

export type Since = 'hour' | 'day' | 'week';

/** Queued or running: includes runs that are stuck. */
export const UNDER_WAY = 'under-way';

/** The search parameters of the list. */
export interface RunsSearch {
  status?: RunStatus | typeof UNDER_WAY | undefined;
  mode?: 'production' | 'test' | undefined;
  since?: Since | undefined;
  q?: string | undefined;
}

const HOUR_MS = 3_600_000;
const spans: Record<Since, number> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };

/** The filter of the request. Without a status, all of them. */
export function runFilter(search: RunsSearch, workflowId: string | undefined, now: number): RunFilter {
  return {
    workflowId,
    status: statusesOf(search.status),
    mode: search.mode,
    from: search.since === undefined ? undefined : new Date(now - spans[search.since]).toISOString(),
    q: search.q === '' ? undefined : search.q,
  };
}

function statusesOf(status: RunsSearch['status']): RunFilter['status'] {
  if (status === UNDER_WAY) return ['queued', 'running'];
  return status === undefined ? undefined : [status];
}
