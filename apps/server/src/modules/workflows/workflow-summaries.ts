import type { WorkflowSummaryResponse } from '@hookline/contracts';
import type { RunStatus, WorkflowGraph } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { idAt } from '../../platform/ids/uuid.js';
import { findDefinition } from '../node-catalog/index.js';
import { readGraph } from './read-graph.js';
import { TriggerAddresses } from './trigger-addresses.js';
import { countChanges } from './workflow-documents.js';

const HOUR_MS = 3_600_000;
const HOURS = 24;

interface WorkflowRow {
  readonly id: string;
  readonly name: string;
  readonly draft: object;
  readonly updated_at: Date;
  readonly paused: boolean;
  readonly version_number: number | null;
  readonly version_graph: object | null;
  readonly published_at: Date | null;
  readonly kept_events: number;
  readonly last_run_id: string | null;
  readonly last_run_status: RunStatus | null;
  readonly last_run_at: Date | null;
}

interface HourRow {
  readonly workflow_id: string;
  readonly hours_ago: number;
  readonly status: RunStatus;
  readonly runs: number;
}

const WORKFLOWS = `
  select w.id, w.name, w.draft, w.updated_at, w.paused_at is not null as paused, v.number as version_number,
    v.graph as version_graph, v.created_at as published_at, last_run.id as last_run_id, last_run.status as last_run_status,
    last_run.started_at as last_run_at,
    (select count(*)::int from (
      select 1 from events e where e.workflow_id = w.id and e.verdict in ('held', 'captured') and e.id >= $1 limit 1000
    ) kept) as kept_events
  from workflows w
  left join versions v on v.id = w.published_version_id
  left join lateral (select id, status, started_at from runs r where r.workflow_id = w.id order by id desc limit 1) last_run on true
  where w.deleted_at is null
  order by w.updated_at desc`;

const LAST_DAY = `
  select workflow_id, floor(extract(epoch from now() - started_at) / 3600)::int as hours_ago, status, count(*)::int as runs
  from runs where id >= $1 and mode = 'production'
  group by 1, 2, 3`;

/** What the list of workflows shows: state, what it is made of, and how the last day went. */
@Injectable()
export class WorkflowSummaries {
  constructor(
    private readonly pool: Pool,
    private readonly addresses: TriggerAddresses,
  ) {}

  async list(now: Date): Promise<WorkflowSummaryResponse[]> {
    const dayAgo = idAt(now.getTime() - HOURS * HOUR_MS);
    const [workflows, hours] = await Promise.all([
      this.pool.query<WorkflowRow>(WORKFLOWS, [dayAgo]),
      this.pool.query<HourRow>(LAST_DAY, [dayAgo]),
    ]);
    const endpoints = await this.addresses.listByWorkflow(workflows.rows.map((row) => row.id));
    return workflows.rows.map((row) => {
      const graph = readGraph(row.draft);
      const own = hours.rows.filter((hour) => hour.workflow_id === row.id);
      return {
        ...describeWorkflow(row, graph),
        triggers: this.addresses.describe(graph, endpoints.get(row.id) ?? []),
        recent: summarizeDay(own),
      };
    });
  }
}

function describeWorkflow(row: WorkflowRow, graph: WorkflowGraph) {
  return {
    id: row.id,
    name: row.name,
    published:
      row.version_number === null || !row.published_at
        ? null
        : { version: row.version_number, publishedAt: row.published_at.toISOString() },
    draftChanges: countChanges(row.version_graph, graph),
    paused: row.paused,
    nodeTypes: nodeTypes(graph),
    keptEvents: row.kept_events,
    lastRun:
      row.last_run_id && row.last_run_status && row.last_run_at
        ? { id: row.last_run_id, status: row.last_run_status, startedAt: row.last_run_at.toISOString() }
        : null,
    updatedAt: row.updated_at.toISOString(),
  };
}

function nodeTypes(graph: WorkflowGraph): string[] {
  const isTrigger = (type: string) => findDefinition(type)?.trigger != null;
  const types = [...new Set(graph.nodes.map((node) => node.type))];
  return [...types.filter(isTrigger), ...types.filter((type) => !isTrigger(type))];
}

function summarizeDay(rows: readonly HourRow[]): WorkflowSummaryResponse['recent'] {
  const count = (chosen: readonly HourRow[]) => chosen.reduce((sum, row) => sum + row.runs, 0);
  const withStatus = (status: RunStatus) => count(rows.filter((row) => row.status === status));
  const hours = Array.from({ length: HOURS }, (_, index) => {
    const own = rows.filter((row) => row.hours_ago === HOURS - 1 - index);
    return { runs: count(own), failed: count(own.filter((row) => row.status === 'failed')) };
  });
  return {
    runs: count(rows),
    failed: withStatus('failed'),
    succeeded: withStatus('succeeded'),
    filtered: withStatus('filtered'),
    hours,
  };
}
