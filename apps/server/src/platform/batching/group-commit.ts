/**
 * Batches items that arrive while a flush runs into the next one. A lone item does not wait: it is flushed in the same
 * tick. Decides when to flush and how much; the caller implements the flush. A bad item fails no other: a batch that
 * fails for its data is halved until the bad item stands alone.
 */
import { isDataError } from '../database/is-data-error.js';

export interface GroupCommitOptions<Item, Result> {
  /**
   * Receives a batch in the order of arrival; returns one result per item, or throws for all of them. After an {@link
   * isDataError}, it receives parts of the batch again: a flush that throws must have no effect, or be idempotent.
   */
  readonly flush: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly maxBatch: number;
  /**
   * The maximum total weight of a batch, unless a single item exceeds it; in the unit of {@link weigh}. Ignored for
   * items with keys.
   */
  readonly maxWeight?: number;
  readonly weigh?: (item: Item) => number;
  /** The maximum number of concurrent flushes: the next batch is sent while the one before is written. */
  readonly parallel: number;
  /** Items with the same key never share a batch, nor overlap: a later one sees what the earlier one wrote. */
  readonly keyOf?: (item: Item) => string;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit<Item, Result = void> {
  private waiting: Waiting<Item, Result>[] = [];
  private readonly busyKeys = new Set<string>();
  private flushing = 0;
  private scheduled = false;

  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  /** The number of waiting items, for bounding memory under overload. */
  get size(): number {
    return this.waiting.length;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.kick();
    });
  }

  private kick(): void {
    while (this.flushing < this.options.parallel && this.waiting.length > 0) {
      const batch = this.takeBatch();
      if (batch.length === 0) return;
      this.flushing++;
      void this.run(batch);
    }
  }

  private takeBatch(): Waiting<Item, Result>[] {
    const { keyOf, maxBatch } = this.options;
    if (!keyOf) return this.waiting.splice(0, this.countThatFit());
    const batch: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const entry of this.waiting) {
      const key = keyOf(entry.item);
      if (batch.length >= maxBatch || this.busyKeys.has(key)) left.push(entry);
      else {
        this.busyKeys.add(key);
        batch.push(entry);
      }
    }
    this.waiting = left;
    return batch;
  }

  /** Of the waiting items, from the first on. */
  private countThatFit(): number {
    const { maxBatch, maxWeight, weigh } = this.options;
    const maxCount = Math.min(maxBatch, this.waiting.length);
    if (maxWeight === undefined || !weigh) return maxCount;
    let weight = 0;
    for (let count = 0; count < maxCount; count++) {
      weight += weigh((this.waiting[count] as Waiting<Item, Result>).item);
      if (weight > maxWeight) return Math.max(count, 1);
    }
    return maxCount;
  }

  private async run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      await this.flush(batch);
    } finally {
      if (this.options.keyOf) for (const entry of batch) this.busyKeys.delete(this.options.keyOf(entry.item));
      this.flushing--;
      this.schedule();
    }
  }

  private async flush(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.flush(batch.map((entry) => entry.item));
      if (results.length !== batch.length) throw new Error(`A flush of ${batch.length} gave ${results.length} results`);
      batch.forEach((entry, index) => entry.resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1 || !isDataError(error)) return batch.forEach((entry) => entry.reject(error));
      const middle = batch.length >> 1;
      await this.flush(batch.slice(0, middle));
      await this.flush(batch.slice(middle));
    }
  }
}
