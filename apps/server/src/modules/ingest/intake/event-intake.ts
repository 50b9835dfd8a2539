/**
 * Commits events, each with the runs it makes, many in one statement: nothing is acknowledged before this has returned
 * (invariant 1). Past its bound it refuses, so that memory stays bounded; it never gives up what it has taken.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import { newId } from '../../../platform/ids/uuid.js';
import type { LiveBus } from '../../../platform/live/index.js';
import type { RunStarter } from '../../engine/index.js';
import { MemoryBudget, isLarge } from './memory-budget.js';
import type { NewEvent, StoredEvent } from './new-event.js';
import { storableTexts } from './storable-texts.js';
import { storeEvents, type PreparedEvent } from './store-events.js';

const MAX_WAITING = 5000;
/** Of one statement: its text is several times as long, and the next one waits for it. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

export class EventIntake {
  private readonly small: GroupCommit<PreparedEvent, StoredEvent>;
  /** Each takes the database as long as hundreds of small ones, which do not wait behind it. */
  private readonly large: GroupCommit<PreparedEvent, StoredEvent>;
  private readonly budget = new MemoryBudget();

  constructor(
    private readonly pool: Pool,
    private readonly runs: RunStarter,
    private readonly live: LiveBus,
  ) {
    const flush = (events: readonly PreparedEvent[]) => this.acceptMany(events);
    this.small = new GroupCommit({ flush, maxBatch: 500, maxWeight: MAX_BATCH_BYTES, weigh: bytesOf, parallel: 2 });
    this.large = new GroupCommit({ flush, maxBatch: 1, parallel: 1 });
  }

  /**
   * Room for a request that came, until it is stored: what can be held while the database catches up is bounded.
   * @returns what gives it back; null when there is none
   */
  reserve(bytes: number): (() => void) | null {
    return this.isCrowded() ? null : this.budget.reserve(bytes);
  }

  /** Whether so many events wait that nothing should be kept that needs not be. */
  isCrowded(): boolean {
    return this.small.size + this.large.size >= MAX_WAITING;
  }

  /** @returns what became of it, once it is committed. */
  async accept(event: NewEvent): Promise<StoredEvent> {
    const { decided } = event;
    const makesRuns = decided.verdict === 'run';
    const parts = decided.parts.map((part) => ({ ...part, runId: makesRuns ? newId() : null }));
    const prepared = { id: newId(), event, texts: storableTexts(decided), parts };
    const release = this.budget.take(bytesOfParts(prepared));
    try {
      return await (isLarge(bytesOf(prepared)) ? this.large : this.small).add(prepared);
    } finally {
      release();
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

const bytesOf = (prepared: PreparedEvent): number => prepared.event.request.body.length + bytesOfParts(prepared);

/** What is written for the parts of a batch may be more than the request itself. */
const bytesOfParts = ({ parts }: PreparedEvent): number =>
  parts.reduce((sum, { input }) => sum + (input?.length ?? 0), 0);
