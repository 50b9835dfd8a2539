/**
 * Commits events, each with its run when it makes one, many in one statement: nothing is acknowledged before this has
 * returned (invariant 1). Past its bound it refuses, so that memory stays bounded; it never gives up what it has taken.
 */
import type { Verdict } from '@hookline/domain';
import type { Pool } from 'pg';
import { GroupCommit } from '../../platform/batching/group-commit.js';
import { isDuplicateKey, throughRestarts } from '../../platform/database/through-restarts.js';
import { newId } from '../../platform/ids/uuid.js';
import type { LiveBus } from '../../platform/live/index.js';
import { FIRST_LOOK_SECONDS, type RunStarter } from '../engine/index.js';

export interface NewEvent {
  readonly endpointId: string;
  readonly workflowId: string;
  readonly nodeId: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** JSON: names and values in the order received. */
  readonly headers: string;
  readonly body: Buffer;
  readonly contentType: string | null;
  readonly remoteAddress: string;
  readonly provider: string;
  readonly senderEventId: string | null;
  readonly eventType: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly answered: number;
  /** The version to run, when the verdict is `run`. */
  readonly versionId: string | null;
}

interface Taken extends NewEvent {
  readonly id: string;
  readonly runId: string | null;
}

const ACCEPT = `
  with accepted as (
    insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body,
      content_type, remote_address, provider, sender_event_id, event_type, verdict, reason, answered)
    select id, workflow_id, node_id, endpoint_id, clock_timestamp(), method, path, query, headers, body,
      content_type, remote_address, provider, sender_event_id, event_type, verdict, reason, answered
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[],
      $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::int[])
      as e(id, workflow_id, node_id, endpoint_id, method, path, query, headers, body,
        content_type, remote_address, provider, sender_event_id, event_type, verdict, reason, answered)
  )
  insert into runs (id, workflow_id, version_id, trigger_node_id, mode, event_id, status, started_at, due_at)
  select id, workflow_id, version_id, node_id, 'production', event_id, 'queued', clock_timestamp(),
    clock_timestamp() + interval '${FIRST_LOOK_SECONDS} seconds'
  from unnest($18::uuid[], $19::uuid[], $20::uuid[], $21::text[], $22::uuid[])
    as r(id, workflow_id, version_id, node_id, event_id)`;

/** Several senders give up after ten seconds, and some never send again. */
const PATIENCE_MS = 6000;
const MOST_WAITING = 5000;
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

export class EventIntake {
  private readonly group: GroupCommit<Taken>;
  private waitingBytes = 0;

  constructor(
    private readonly pool: Pool,
    private readonly runs: RunStarter,
    private readonly live: LiveBus,
  ) {
    this.group = new GroupCommit({ flush: (events) => this.acceptMany(events), maxBatch: 500, parallel: 2 });
  }

  /** Whether one more event would be more than this process can hold while the database catches up. */
  isFull(): boolean {
    return this.group.size >= MOST_WAITING || this.waitingBytes >= MOST_WAITING_BYTES;
  }

  /** @returns the event's id, once it is committed. */
  async accept(event: NewEvent): Promise<string> {
    const taken = { ...event, id: newId(), runId: event.verdict === 'run' ? newId() : null };
    this.waitingBytes += event.body.length;
    try {
      await this.group.add(taken);
      return taken.id;
    } finally {
      this.waitingBytes -= event.body.length;
    }
  }

  private async acceptMany(events: readonly Taken[]): Promise<void[]> {
    const started = events.filter((event) => event.runId !== null);
    await this.insert([...eventColumns(events), ...runColumns(started)]);
    this.runs.enqueue(started.map((event) => event.runId).filter((id) => id !== null));
    this.live.publish({
      events: events.map(({ id, workflowId, verdict }) => ({ id, workflowId, verdict })),
      runs: started.flatMap(({ runId, workflowId }) =>
        runId ? [{ id: runId, workflowId, status: 'queued' as const }] : [],
      ),
    });
    return events.map(() => undefined);
  }

  /** The ids are ours: when a second try meets them, the first was committed and only its answer was lost. */
  private async insert(values: unknown[][]): Promise<void> {
    await throughRestarts(PATIENCE_MS, async (attempt) => {
      try {
        await this.pool.query({ name: 'accept-events', text: ACCEPT, values });
      } catch (error) {
        if (attempt === 1 || !isDuplicateKey(error)) throw error;
      }
    });
  }
}

function eventColumns(events: readonly Taken[]): unknown[][] {
  const column = <Key extends keyof Taken>(key: Key): Taken[Key][] => events.map((event) => event[key]);
  return [
    column('id'),
    column('workflowId'),
    column('nodeId'),
    column('endpointId'),
    column('method'),
    column('path'),
    column('query'),
    column('headers'),
    column('body'),
    column('contentType'),
    column('remoteAddress'),
    column('provider'),
    column('senderEventId'),
    column('eventType'),
    column('verdict'),
    column('reason'),
    column('answered'),
  ];
}

function runColumns(started: readonly Taken[]): unknown[][] {
  return [
    started.map((event) => event.runId),
    started.map((event) => event.workflowId),
    started.map((event) => event.versionId),
    started.map((event) => event.nodeId),
    started.map((event) => event.id),
  ];
}
