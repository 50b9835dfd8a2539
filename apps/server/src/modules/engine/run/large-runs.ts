/**
 * Bounds what runs with much data take of this process's memory together: a few megabytes of an event become a hundred as
 * values. A large run that finds no room holds no job and no slot meanwhile, so small runs pass it; it is driven as soon as
 * one of the others ends. Should the process die first, the sweeper finds it.
 */
import { getHeapStatistics } from 'node:v8';

/** Values take up to about twenty times their text. */
const HEAP_SHARE = 64;
/** Those beyond are left to the sweeper. */
const MAX_WAITING = 10_000;

export class LargeRuns {
  private free: number;
  private readonly waiting = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private isClosing = false;

  /** @param drive what is done with a run once there may be room for it; it asks again */
  constructor(
    private readonly drive: (runId: string) => Promise<void>,
    private readonly capacity: number = getHeapStatistics().heap_size_limit / HEAP_SHARE,
  ) {
    this.free = capacity;
  }

  /** @returns how its room is given back; undefined when there is none, and the run is driven later. */
  acquire(runId: string, bytes: number): (() => void) | undefined {
    // One that is larger than all there is has it alone.
    const wanted = Math.min(bytes, this.capacity);
    if (wanted > this.free) {
      if (this.waiting.size < MAX_WAITING) this.waiting.add(runId);
      return undefined;
    }
    this.waiting.delete(runId);
    this.free -= wanted;
    let isInside = true;
    if (this.free > 0) this.next();
    return () => {
      if (!isInside) return;
      isInside = false;
      this.free += wanted;
      this.next();
    };
  }

  /** Begins with no more, and waits for those that it began with. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.underWay);
  }

  private next(): void {
    const [runId] = this.waiting;
    if (runId === undefined || this.isClosing) return;
    this.waiting.delete(runId);
    const driving = this.drive(runId).finally(() => this.underWay.delete(driving));
    this.underWay.add(driving);
  }
}
