/**
 * Bounds the memory that runs with much data take in this process: a few megabytes of an event become a hundred as
 * values. A large run over the limit holds no job and no slot, so small runs pass it; it is driven as soon as a large
 * run ends. If the process dies first, the sweeper finds it.
 */
import { getHeapStatistics } from 'node:v8';

/** Values take up to about twenty times the size of their text. */
const HEAP_SHARE = 64;
/** Runs beyond this are left to the sweeper. */
const MAX_WAITING = 10_000;

export class LargeRuns {
  private free: number;
  private readonly waiting = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private isClosing = false;

  /** @param drive called with a run once memory may be free; it tries to acquire again */
  constructor(
    private readonly drive: (runId: string) => Promise<void>,
    private readonly capacity: number = getHeapStatistics().heap_size_limit / HEAP_SHARE,
  ) {
    this.free = capacity;
  }

  /** @returns the release function; undefined when memory is short, and the run is driven later. */
  acquire(runId: string, bytes: number): (() => void) | undefined {
    // A run larger than the capacity runs alone.
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

  /** Starts no more runs, and waits for those it started. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.running);
  }

  private next(): void {
    const [runId] = this.waiting;
    if (runId === undefined || this.isClosing) return;
    this.waiting.delete(runId);
    const driving = this.drive(runId).finally(() => this.running.delete(driving));
    this.running.add(driving);
  }
}
