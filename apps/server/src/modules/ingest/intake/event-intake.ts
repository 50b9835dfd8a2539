/**
 * Commits events with the runs they make, many in one statement: nothing is acknowledged before this returns (invariant
 * 1). Over its limit it refuses new events, so that memory stays bounded; it never drops an accepted one.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import type { LiveBus } from '../../../platform/live/index.js';
import type { RunStarter } from '../../engine/index.js';
import { announceEvents } from './announce-events.js';
import { MemoryBudget, isLarge } from './memory-budget.js';
import type { NewEvent, StoredEvent } from './new-event.js';
import { prepareEvent, type PreparedEvent } from './prepare-event.js';
import { storeEvents } from './store-events.js';

const MAX_WAITING = 5000;
/** Per statement: its text is several times as long, and the next one waits for it. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

export class EventIntake {
  private readonly small: GroupCommit<PreparedEvent, StoredEvent>;
  /** A large event takes the database as long as hundreds of small ones, which do not wait behind it. */
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
   * Reserves memory for a request until it is stored, so that a slow database does not exhaust it.
   * @returns the release function; null when the budget is used up
   */
  reserve(bytes: number): (() => void) | null {
    return this.isOverloaded() ? null : this.budget.reserve(bytes);
  }

  /** Whether so many events wait that optional ones should not be stored. */
  isOverloaded(): boolean {
    return this.small.size + this.large.size >= MAX_WAITING;
  }

  /** @returns the outcome after the commit. */
  async accept(event: NewEvent): Promise<StoredEvent> {
    const prepared = prepareEvent(event);
    const release = this.budget.take(bytesOfParts(prepared));
    try {
      return await (isLarge(bytesOf(prepared)) ? this.large : this.small).add(prepared);
    } finally {
      release();
    }
  }

  private async acceptMany(events: readonly PreparedEvent[]): Promise<StoredEvent[]> {
    const stored = await storeEvents(this.pool, events);
    const { runs, live } = this;
    announceEvents(stored, (index) => events[index]?.event.endpoint.workflowId ?? '', { runs, live });
    return stored;
  }
}

const bytesOf = (prepared: PreparedEvent): number => prepared.event.request.body.length + bytesOfParts(prepared);

/** The parts of a batch may be larger than the request itself. */
const bytesOfParts = ({ parts }: PreparedEvent): number =>
  parts.reduce((sum, { input }) => sum + (input?.length ?? 0), 0);
