import {
  eventCurlResponse,
  eventListResponse,
  eventResponse,
  ledgerResponse,
  startedRunResponse,
} from '@hookline/contracts';
import type { Verdict } from '@hookline/domain';
import { request } from '../request.js';

export interface InboxFilter {
  workflowId?: string | undefined;
  verdict?: Verdict | undefined;
  /** Waits for a decision, or lacks the run it should have made. */
  outstanding?: 'waiting' | 'without-run' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

export interface LedgerFilter {
  workflowId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const events = {
  list: (filter: InboxFilter, page: { cursor?: string | undefined; limit?: number } = {}, signal?: AbortSignal) =>
    request('GET', '/events', eventListResponse, { query: { ...filter, ...page }, signal }),
  get: (id: string, signal?: AbortSignal) => request('GET', `/events/${id}`, eventResponse, { signal }),
  /** A command that sends the same bytes again, signed anew where the secret is known. */
  curl: async (id: string) => (await request('GET', `/events/${id}/curl`, eventCurlResponse)).command,
  /** Runs the published version again with the stored bytes. */
  replay: (id: string) => request('POST', `/events/${id}/replay`, startedRunResponse),
  ledger: (filter: LedgerFilter, signal?: AbortSignal) =>
    request('GET', '/ledger', ledgerResponse, { query: { ...filter }, signal }),
};
