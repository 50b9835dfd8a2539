/**
 * Commits events, each with the runs it makes, many in one statement: nothing is acknowledged before this has returned
 * (invariant 1). Past its bound it refuses, so that memory stays bounded; it never gives up what it has taken.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import { newId } from '../../../platform/ids/uuid.js';
import type { LiveBus } from '../../../platform/live/index.js';
import type { RunStarter } from '../../engine/index.js';
import type { NewEvent, StoredEvent } from './new-event.js';
import { storableTexts } from './storable-texts.js';
import { storeEvents, type PreparedEvent } from './store-events.js';

const MOST_WAITING = 5000;
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

export class EventIntake {
  private readonly group: GroupCommit<PreparedEvent, StoredEvent>;
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

  /** @returns what became of it, once it is committed. */
  async accept(event: NewEvent): Promise<StoredEvent> {
    const { judged, request } = event;
    const makesRuns = judged.verdict === 'run';
    const parts = judged.parts.map((part) => ({ ...part, runId: makesRuns ? newId() : null }));
    // What is written for each part of a batch may be more than the request itself.
    const bytes = parts.reduce((sum, { input }) => sum + (input?.length ?? 0), request.body.length);
    this.waitingBytes += bytes;
    try {
      return await this.group.add({ id: newId(), event, texts: storableTexts(judged), parts });
    } finally {
      this.waitingBytes -= bytes;
    }
  }

  private async acceptMany(events: readonly PreparedEvent[]): Promise<StoredEvent[]> {
    const stored = await storeEvents(this.pool, events);
    this.runs.enqueue(stored.flatMap(({ runIds }) => runIds));
    const workflowOf = (place: number): string => events[place]?.event.endpoint.workflowId ?? '';
    this.live.publish({
      events: stored.map(({ id, verdict }, place) => ({ id, workflowId: workflowOf(place), verdict })),
      runs: stored.flatMap(({ runIds }, place) =>
        runIds.map((id) => ({ id, workflowId: workflowOf(place), status: 'queued' as const })),
      ),
    });
    return stored;
  }
}
