/**
 * Webhook responses of runs: a row per event, written once, and a notification to the process that keeps the sender
 * waiting. The first response of a step counts; a step repeated after a crash finds its own row.
 */
import type { GraphNode } from '@hookline/domain';
import type { Responded, WebhookResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import type { LiveBus } from '../../../platform/live/index.js';
import { awaitedResponse, respondingRun, type RespondingRun } from '../run/awaited-response.js';
import type { RunSession } from '../run/run-session.js';
import { isIteration } from '../store/stored-run.js';
import type { RunMode } from '../store/stored-run.js';

const INSERT = `
  insert into webhook_responses (event_id, run_id, step, status, headers, body, at)
  values ($1, $2, $3, $4, $5, $6, clock_timestamp()) on conflict (event_id) do nothing returning step, at`;

/** Iterations are runs of their own; the event belongs to the run around the outermost loop. */
const OUTERMOST = `
  with recursive around as (
    select id, parent_run_id, item_index from runs where id = $1
    union all
    select r.id, r.parent_run_id, r.item_index from around a join runs r on r.id = a.parent_run_id
    where a.item_index is not null
  )
  select r.id, r.started_at, r.mode, r.event_id, r.parent_run_id is not null as is_called,
    r.retry_of is not null or r.replay as is_repeat, r.trigger_node_id
  from around a join runs r on r.id = a.id where a.item_index is null`;

const RETRY_DEADLINE_MS = 10_000;

interface OutermostRow {
  readonly id: string;
  readonly started_at: Date;
  readonly mode: RunMode;
  readonly event_id: string | null;
  readonly is_called: boolean;
  readonly is_repeat: boolean;
  readonly trigger_node_id: string;
}

/** The run that has the event. */
interface Outermost extends RespondingRun {
  readonly id: string;
  readonly startedAtMs: number;
}

interface StoredResponse {
  readonly step: string;
  readonly at: Date;
}

export class WebhookResponses {
  constructor(
    private readonly pool: Pool,
    private readonly live: LiveBus,
  ) {}

  /** Idempotent: the step's first response stays. */
  async respond(run: RunSession, node: GraphNode, response: WebhookResponse): Promise<Responded> {
    const outermost = await this.outermost(run);
    const awaited = awaitedResponse(outermost, run.version.document);
    if (awaited.mode === 'nothing') return notResponded(awaited.reason);
    if (awaited.mode === 'last-step') return notResponded('The trigger answers with what the last step gives.');
    const { eventId, waitSeconds } = awaited;
    const step = `${run.id}/${node.id}`;
    const stored = await this.insert([eventId, outermost.id, step], response);
    if (stored?.step !== step) return notResponded('Another step has answered already.');
    this.live.publish({ events: [{ id: eventId, workflowId: run.stored.workflowId, verdict: 'run' }] });
    if (stored.at.getTime() - outermost.startedAtMs <= waitSeconds * 1000) return { answered: true };
    return notResponded(`It came too late: after ${waitSeconds} s the sender had been given an empty 200.`);
  }

  private async outermost({ stored }: RunSession): Promise<Outermost> {
    if (!isIteration(stored))
      return { ...respondingRun(stored), id: stored.id, startedAtMs: Date.parse(stored.startedAt) };
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.pool.query<OutermostRow>(OUTERMOST, [stored.id]),
    );
    if (!rows[0]) throw new Error(`The run around the iteration ${stored.id} is gone`);
    return toOutermost(rows[0]);
  }

  /** @returns the response that counts for the event */
  private insert(
    names: readonly string[],
    { status, headers, body }: WebhookResponse,
  ): Promise<StoredResponse | undefined> {
    return retryWhileConnectionLost(RETRY_DEADLINE_MS, async () => {
      const content = [status, JSON.stringify(headers), Buffer.from(body)];
      const { rows } = await this.pool.query<StoredResponse>(INSERT, [...names, ...content]);
      if (rows[0]) return rows[0];
      const earlier = await this.pool.query<StoredResponse>(
        'select step, at from webhook_responses where event_id = $1',
        [names[0]],
      );
      return earlier.rows[0];
    });
  }
}

const toOutermost = (row: OutermostRow): Outermost => ({
  id: row.id,
  startedAtMs: row.started_at.getTime(),
  mode: row.mode,
  eventId: row.event_id,
  isCalled: row.is_called,
  isRepeat: row.is_repeat,
  triggerNodeId: row.trigger_node_id,
});

const notResponded = (reason: string): Responded => ({ answered: false, reason });
