import type {
  LeaveEventsRequest,
  LeftEventsResponse,
  ReplayEventRequest,
  ReplayEventsRequest,
  ReplayResponse,
  ReplayedEventResponse,
  StartedReplayResponse,
} from '@hookline/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { readId } from '../../../platform/database/statements/id-range.js';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid, newId } from '../../../platform/ids/uuid.js';
import { LIVE_BUS, type LiveBus } from '../../../platform/live/index.js';
import { DraftSnapshots } from '../../workflows/index.js';
import { dismissWaiting } from '../waiting-events.js';
import { chooseEvents } from './choose-events.js';
import { EventRunner } from './event-runner.js';
import { addReplay, cancelReplay, findReplay, listReplays } from './replay-table.js';

/** Replays of events: one at once, many gradually (see `replay-worker.ts`). */
@Injectable()
export class Replays {
  constructor(
    private readonly pool: Pool,
    private readonly drafts: DraftSnapshots,
    private readonly runner: EventRunner,
    @Inject(LIVE_BUS) private readonly live: LiveBus,
  ) {}

  async replayOne(eventId: string, { target }: ReplayEventRequest): Promise<ReplayedEventResponse> {
    if (!isUuid(eventId)) throw notFound('event', eventId);
    const drafts = target === 'draft' ? await this.snapshotDrafts([eventId]) : null;
    const runIds = await this.runner.run(eventId, { drafts, onlyWaiting: false, runId: () => newId() });
    return { runId: runIds[0] ?? '', runIds };
  }

  async start(request: ReplayEventsRequest): Promise<StartedReplayResponse> {
    const { target, perSecond } = request;
    const eventIds = await chooseEvents(this.pool, request);
    const drafts = target === 'draft' ? await this.snapshotDrafts(eventIds) : null;
    const id = newId();
    const onlyWaiting = target === 'published' && request.filter?.outstanding === 'waiting';
    const total = await addReplay(this.pool, { id, target, drafts, perSecond, onlyWaiting, eventIds });
    if (total === 0) throw new AppError('conflict', 'replay.under-way', 'These events are being run already.');
    return { replayId: id, total };
  }

  /** Dismisses the waiting events of a workflow without running them. */
  async leave({ workflowId }: LeaveEventsRequest): Promise<LeftEventsResponse> {
    readId('workflowId', workflowId);
    const left = await dismissWaiting(this.pool, workflowId);
    this.live.publish({ workflows: [workflowId] });
    return { left };
  }

  async get(id: string): Promise<ReplayResponse> {
    const replay = isUuid(id) ? await findReplay(this.pool, id) : undefined;
    if (!replay) throw notFound('replay', id);
    return replay;
  }

  list(): Promise<ReplayResponse[]> {
    return listReplays(this.pool);
  }

  /** Runs that have started continue. */
  async cancel(id: string): Promise<ReplayResponse> {
    await this.get(id);
    if (!(await cancelReplay(this.pool, id)))
      throw new AppError(
        'conflict',
        'replay.ended',
        'This replay has ended already. Its runs can be cancelled one by one.',
      );
    return this.get(id);
  }

  /** Snapshots of the current drafts of the events' workflows. Deleted workflows have none. */
  private async snapshotDrafts(eventIds: readonly string[]): Promise<Record<string, string>> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from workflows where deleted_at is null
         and id in (select workflow_id from events where id = any($1::uuid[]))`,
      [eventIds],
    );
    const snapshots = rows.map(async ({ id }) => [id, await this.drafts.keep(id, await this.drafts.read(id))] as const);
    return Object.fromEntries(await Promise.all(snapshots));
  }
}
