/**
 * Runs a stored event again: as one run, or as one per event in the request, by the trigger's current settings. Ignores
 * filters and earlier runs, because a person asked for it. The event's verdict stays.
 */
import type { Verdict } from '@hookline/domain';
import type { Pool } from 'pg';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid } from '../../../platform/ids/uuid.js';
import type { LiveBus } from '../../../platform/live/index.js';
import type { EventRow, RunStarter, VersionStore } from '../../engine/index.js';
import { splitStoredEvent } from '../../ingest/index.js';
import { isWaiting } from '../reason-now.js';
import { settle } from '../waiting-events.js';

export interface EventRunnerDeps {
  readonly pool: Pool;
  readonly versions: VersionStore;
  readonly runs: RunStarter;
  readonly live: LiveBus;
}

export interface Replaying {
  /** The draft versions to run, by workflow; null: the published versions. */
  readonly drafts: Readonly<Record<string, string>> | null;
  /** Skips events that were run or dismissed meanwhile. */
  readonly onlyWaiting: boolean;
  /** @returns the deterministic run id of a part of the event, so that a repeat creates none. */
  readonly runId: (index: number) => string;
}

interface StoredEvent extends EventRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly node_id: string;
  readonly verdict: Verdict;
  readonly settled_at: Date | null;
  readonly is_deleted: boolean;
  readonly published_id: string | null;
}

const FIND = `
  select e.id, e.workflow_id, e.node_id, e.verdict, e.settled_at, e.method, e.path, e.query, e.headers, e.body, e.content_type,
    e.provider, e.sender_event_id, e.event_type, e.received_at, w.id is null as is_deleted,
    w.published_version_id as published_id
  from events e left join workflows w on w.id = e.workflow_id and w.deleted_at is null where e.id = $1`;

/** The number of runs stored concurrently. */
const MAX_CONCURRENT = 10;

export class EventRunner {
  constructor(private readonly parts: EventRunnerDeps) {}

  /**
   * @returns the run ids after the commit
   * @throws AppError `event.not-found`, `event.empty`, `workflow.deleted`, `workflow.not-published`,
   * `workflow.no-trigger`
   */
  async run(eventId: string, { drafts, onlyWaiting, runId }: Replaying): Promise<string[]> {
    const { pool, runs, live } = this.parts;
    const event = await this.getEvent(eventId);
    if (onlyWaiting && !isWaiting(event)) return [];
    const versionId = versionFor(event, drafts);
    const inputs = await this.inputsOf(event, versionId, drafts !== null);
    const shared = {
      workflowId: event.workflow_id,
      versionId,
      triggerNodeId: event.node_id,
      mode: drafts === null ? ('production' as const) : ('test' as const),
      eventId,
      isReplay: true,
    };
    const made: string[] = [];
    for (let from = 0; from < inputs.length; from += MAX_CONCURRENT) {
      const some = inputs.slice(from, from + MAX_CONCURRENT);
      const ids = some.map((input, index) => runs.start({ ...shared, ...input, id: runId(from + index) }));
      made.push(...(await Promise.all(ids)));
    }
    // After its runs: a crash in between leaves a waiting event rather than a lost one.
    if (drafts === null) await settle(pool, eventId);
    live.publish({ events: [{ id: eventId, workflowId: event.workflow_id, verdict: event.verdict }] });
    return made;
  }

  private async getEvent(id: string): Promise<StoredEvent> {
    const { rows } = isUuid(id) ? await this.parts.pool.query<StoredEvent>(FIND, [id]) : { rows: [] };
    if (!rows[0]) throw notFound('event', id);
    return rows[0];
  }

  /** The inputs of the runs; none for a run of the whole event. */
  private async inputsOf(event: StoredEvent, versionId: string, isDraft: boolean): Promise<{ input?: unknown }[]> {
    const { document } = await this.parts.versions.topLevel(versionId);
    const trigger = document.nodes.find((node) => node.id === event.node_id);
    const where = isDraft ? 'draft' : 'published version';
    if (!trigger) throw noTrigger(`The ${where} does not have the trigger that this event came to.`);
    if (trigger.disabled) throw noTrigger(`The trigger that this event came to is disabled in the ${where}.`);
    const shares = splitStoredEvent(trigger, event);
    if (shares?.length === 0)
      throw new AppError('conflict', 'event.empty', 'There was no event in this request, so there is nothing to run.');
    return shares === null ? [{}] : shares.map(({ part }) => ({ input: part }));
  }
}

function versionFor(event: StoredEvent, drafts: Replaying['drafts']): string {
  if (event.is_deleted)
    throw new AppError('conflict', 'workflow.deleted', 'The workflow of this event is deleted, so it cannot be run.');
  const id = drafts === null ? event.published_id : drafts[event.workflow_id];
  if (id != null) return id;
  throw new AppError(
    'conflict',
    'workflow.not-published',
    'Publish the workflow first: a replay runs the published version. Or choose the draft.',
  );
}

const noTrigger = (message: string): AppError => new AppError('conflict', 'workflow.no-trigger', message);
