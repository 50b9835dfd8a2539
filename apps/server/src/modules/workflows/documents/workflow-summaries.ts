import type { WorkflowSummaryResponse } from '@hookline/contracts';
import type { RunStatus, WorkflowGraph } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { findDefinition } from '../../node-catalog/index.js';
import { BUCKET_MS, readRunCounts, type RunCount, type TimeRange } from '../../rollups/index.js';
import { EndpointService } from '../endpoint-service.js';
import { readGraph } from './read-graph.js';
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
  readonly last_run_id: string | null;
  readonly last_run_status: RunStatus | null;
  readonly last_run_at: Date | null;
}

/** The last run is the newest of the workflow's own index: see `newestInIndex` for why rows are compared. */
const WORKFLOWS = `
  select w.id, w.name, w.draft, w.updated_at, w.paused_at is not null as paused, v.number as version_number,
    v.graph as version_graph, v.created_at as published_at, last_run.id as last_run_id, last_run.status as last_run_status,
    last_run.started_at as last_run_at
  from workflows w
  left join versions v on v.id = w.published_version_id
  left join lateral (
    select id, status, started_at from runs r where item_index is null
      and (r.workflow_id, r.id) >= (w.id, '00000000-0000-0000-0000-000000000000')
      and (r.workflow_id, r.id) <= (w.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    order by r.workflow_id desc, r.id desc limit 1
  ) last_run on true
  where w.deleted_at is null
  order by w.updated_at desc`;

/** Matches a partial index. */
const WAITING = `
  select workflow_id, count(*)::int as events from events
  where verdict in ('held', 'captured') and settled_at is null group by 1`;

/** The list of workflows: state, composition, and the results of the last day. */
@Injectable()
export class WorkflowSummaries {
  constructor(
    private readonly pool: Pool,
    private readonly addresses: EndpointService,
  ) {}

  async list(now: Date): Promise<WorkflowSummaryResponse[]> {
    const day = lastDay(now);
    const [workflows, waiting, runs] = await Promise.all([
      this.pool.query<WorkflowRow>(WORKFLOWS),
      this.pool.query<{ workflow_id: string; events: number }>(WAITING),
      readRunCounts(this.pool, day),
    ]);
    const kept = new Map(waiting.rows.map((row) => [row.workflow_id, row.events]));
    const endpoints = await this.addresses.listByWorkflow(workflows.rows.map((row) => row.id));
    return workflows.rows.map((row) => {
      const graph = readGraph(row.draft);
      return {
        ...describeWorkflow(row, graph),
        triggers: this.addresses.describe(graph, endpoints.get(row.id) ?? []),
        recent: summarizeDay(
          runs.filter((run) => run.workflow_id === row.id),
          day.from,
        ),
        keptEvents: kept.get(row.id) ?? 0,
      };
    });
  }
}

/** Twenty-four hours up to the end of the current ten minutes: whole buckets, of which all but the last are counted. */
function lastDay(now: Date): TimeRange {
  const to = (Math.floor(now.getTime() / BUCKET_MS) + 1) * BUCKET_MS;
  return { from: to - HOURS * HOUR_MS, to };
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
    steps: graph.nodes.filter((node) => !isTrigger(node.type)).length,
    lastRun:
      row.last_run_id && row.last_run_status && row.last_run_at
        ? { id: row.last_run_id, status: row.last_run_status, startedAt: row.last_run_at.toISOString() }
        : null,
    updatedAt: row.updated_at.toISOString(),
  };
}

const isTrigger = (type: string): boolean => findDefinition(type)?.trigger != null;

function nodeTypes(graph: WorkflowGraph): string[] {
  const types = [...new Set(graph.nodes.map((node) => node.type))];
  return [...types.filter(isTrigger), ...types.filter((type) => !isTrigger(type))];
}

function summarizeDay(counts: readonly RunCount[], from: number): WorkflowSummaryResponse['recent'] {
  const count = (chosen: readonly RunCount[]) => chosen.reduce((sum, row) => sum + row.runs, 0);
  const withStatus = (status: RunStatus) => count(counts.filter((row) => row.status === status));
  const hours = Array.from({ length: HOURS }, (_, hour) => {
    const own = counts.filter((row) => Math.floor((row.bucket.getTime() - from) / HOUR_MS) === hour);
    return { runs: count(own), failed: count(own.filter((row) => row.status === 'failed')) };
  });
  return {
    runs: count(counts),
    failed: withStatus('failed'),
    succeeded: withStatus('succeeded'),
    filtered: withStatus('filtered'),
    hours,
  };
}
