/**
 * Commits events, each with the runs it makes, many in one statement: nothing is acknowledged before this has returned
 * (invariant 1). Past its bound it refuses, so that memory stays bounded; it never gives up what it has taken.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import { newId } from '../../../platform/ids/uuid.js';
import type { LiveBus } from '../../../platform/live/index.js';
import type { RunStarter } from '../../engine/index.js';
import { IntakeRoom } from './intake-room.js';
import type { NewEvent, StoredEvent } from './new-event.js';
import { storableTexts } from './storable-texts.js';
import { storeEvents, type PreparedEvent } from './store-events.js';

const MOST_WAITING = 5000;
/** Of one statement: its text is several times as long, and the next one waits for it. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

export class EventIntake {
  private readonly group: GroupCommit<PreparedEvent, StoredEvent>;
  private readonly room = new IntakeRoom();

  constructor(
    private readonly pool: Pool,
    private readonly runs: RunStarter,
    private readonly live: LiveBus,
  ) {
    this.group = new GroupCommit({
      flush: (events) => this.acceptMany(events),
      maxBatch: 500,
      maxWeight: MAX_BATCH_BYTES,
      weigh: bytesOf,
      parallel: 2,
    });
  }

  /** Whether an event with so many bytes would be more than this process can hold while the database catches up. */
  isTooFullFor(bytes: number): boolean {
    return this.group.size >= MOST_WAITING || !this.room.hasRoomFor(bytes);
  }

  /** @returns what became of it, once it is committed. */
  async accept(event: NewEvent): Promise<StoredEvent> {
    const { judged } = event;
    const makesRuns = judged.verdict === 'run';
    const parts = judged.parts.map((part) => ({ ...part, runId: makesRuns ? newId() : null }));
    const prepared = { id: newId(), event, texts: storableTexts(judged), parts };
    const giveBack = this.room.take(bytesOf(prepared));
    try {
      return await this.group.add(prepared);
    } finally {
      giveBack();
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

/** What is written for the parts of a batch may be more than the request itself. */
const bytesOf = ({ event, parts }: PreparedEvent): number =>
  parts.reduce((sum, { input }) => sum + (input?.length ?? 0), event.request.body.length);
