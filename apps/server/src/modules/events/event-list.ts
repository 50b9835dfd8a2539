import type { EventListQuery, EventSummaryResponse, Page } from '@hookline/contracts';
import type { Verdict } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { isWaiting, reasonNow } from './reason-now.js';
import { findEventIds } from './search/find-event-ids.js';

export interface EventSummaryRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly workflow_name: string | null;
  readonly node_id: string;
  readonly received_at: Date;
  readonly source: string;
  readonly method: string;
  readonly path: string;
  readonly content_type: string | null;
  readonly size: number;
  readonly provider: string;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
  readonly verdict: Verdict;
  readonly verified: boolean | null;
  readonly duplicate_of: string | null;
  readonly reason: string | null;
  readonly answered: number;
  readonly settled_at: Date | null;
  readonly is_deleted: boolean;
  readonly paused: boolean;
  /** When the current version was published. */
  readonly published_at: Date | null;
  readonly run_ids: string[] | null;
  /** By a run that was no test. */
  readonly was_run: boolean | null;
}

/** Iterations have no event, so this finds the event's own runs. */
export const eventsById = (columns = '') => `
  select e.id, e.workflow_id, w.name as workflow_name, e.node_id, e.received_at, e.source, e.method, e.path, e.content_type,
    octet_length(e.body) as size, e.provider, e.sender_event_id, e.event_type, e.verdict, e.verified, e.duplicate_of, e.reason, e.answered,
    e.settled_at, w.id is null or w.deleted_at is not null as is_deleted, w.paused_at is not null as paused,
    v.created_at as published_at, ${columns} made.run_ids, made.was_run
  from events e
  left join workflows w on w.id = e.workflow_id
  left join versions v on v.id = w.published_version_id
  left join lateral (
    select array_agg(r.id order by r.id desc) as run_ids, bool_or(r.mode = 'production') as was_run
    from runs r where r.event_id = e.id
  ) made on true
  where e.id = any($1::uuid[])
  order by e.id desc`;

@Injectable()
export class EventList {
  constructor(private readonly pool: Pool) {}

  async list(query: EventListQuery): Promise<Page<EventSummaryResponse>> {
    const { items, nextCursor } = await findEventIds(this.pool, query);
    const { rows } = await this.pool.query<EventSummaryRow>(eventsById(), [items]);
    return { items: rows.map(toSummary), nextCursor };
  }
}

export const toSummary = (row: EventSummaryRow): EventSummaryResponse => ({
  id: row.id,
  workflowId: row.workflow_id,
  workflowName: row.workflow_name,
  nodeId: row.node_id,
  receivedAt: row.received_at.toISOString(),
  source: row.source,
  method: row.method,
  path: row.path,
  contentType: row.content_type,
  size: row.size,
  provider: row.provider,
  eventId: row.sender_event_id,
  type: row.event_type,
  verdict: row.verdict,
  verified: row.verified,
  duplicateOf: row.duplicate_of,
  reason: reasonNow(row),
  waiting: isWaiting(row),
  answered: row.answered,
  runIds: row.run_ids ?? [],
});
