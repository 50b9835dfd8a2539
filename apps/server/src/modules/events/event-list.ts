import type { EventListQuery, EventSummaryResponse, Page } from '@hookline/contracts';
import type { Verdict } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { SqlFilter } from '../../platform/database/sql-filter.js';

export interface EventSummaryRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly workflow_name: string | null;
  readonly node_id: string;
  readonly received_at: Date;
  readonly method: string;
  readonly path: string;
  readonly content_type: string | null;
  readonly size: number;
  readonly provider: string;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly answered: number;
  readonly run_ids: string[] | null;
}

/** The page's events are chosen first; their runs are looked up for its rows only. */
export const eventsWhere = (condition: string, columns = '') => `
  select e.id, e.workflow_id, w.name as workflow_name, e.node_id, e.received_at, e.method, e.path, e.content_type,
    octet_length(e.body) as size, e.provider, e.sender_event_id, e.event_type, e.verdict, e.reason, e.answered, ${columns}
    (select array_agg(r.id order by r.id desc) from runs r where r.event_id = e.id) as run_ids
  from (select * from events where ${condition} order by id desc limit $1) e
  left join workflows w on w.id = e.workflow_id
  order by e.id desc`;

@Injectable()
export class EventList {
  constructor(private readonly pool: Pool) {}

  async list(query: EventListQuery): Promise<Page<EventSummaryResponse>> {
    const { condition, values } = filterOf(query);
    const { rows } = await this.pool.query<EventSummaryRow>(eventsWhere(condition), [query.limit + 1, ...values]);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return { items: page.map(toSummary), nextCursor: rows.length > query.limit && last ? last.id : null };
  }
}

export const toSummary = (row: EventSummaryRow): EventSummaryResponse => ({
  id: row.id,
  workflowId: row.workflow_id,
  workflowName: row.workflow_name,
  nodeId: row.node_id,
  receivedAt: row.received_at.toISOString(),
  method: row.method,
  path: row.path,
  contentType: row.content_type,
  size: row.size,
  provider: row.provider,
  eventId: row.sender_event_id,
  type: row.event_type,
  verdict: row.verdict,
  reason: row.reason,
  answered: row.answered,
  runIds: row.run_ids ?? [],
});

const filterOf = (query: EventListQuery): SqlFilter =>
  new SqlFilter(2)
    .id('id', '<', 'cursor', query.cursor)
    .id('workflow_id', '=', 'workflowId', query.workflowId)
    .equals('verdict', query.verdict)
    .between('id', query.from, query.to)
    .add(matchesText, query.q?.trim());

/** Ids, types, headers and the bytes of the body, compared as they are. */
const matchesText = (place: string) => `(
  id::text = ${place} or sender_event_id = ${place} or event_type = ${place}
  or position(lower(${place}) in lower(headers)) > 0 or position(convert_to(${place}, 'UTF8') in body) > 0)`;
