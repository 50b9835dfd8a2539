/**
 * Reads many keys with one query, like a DataLoader that caches nothing: the keys of a tick share a batch, and so do those
 * that arrive while earlier batches are read. A key that fails for its data fails no other.
 */
import { GroupCommit } from './group-commit.js';

export interface BatcherOptions<Key, Value> {
  /** Receives each key once. A key without a value is left out of the result. */
  readonly load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  readonly maxBatch: number;
  /** The maximum number of concurrent batches. */
  readonly parallel: number;
}

export class Batcher<Key, Value> {
  private readonly group: GroupCommit<Key, Value | undefined>;

  constructor({ load, maxBatch, parallel }: BatcherOptions<Key, Value>) {
    const flush = async (keys: readonly Key[]) => {
      const values = await load([...new Set(keys)]);
      return keys.map((key) => values.get(key));
    };
    this.group = new GroupCommit({ flush, maxBatch, parallel });
  }

  /** @returns undefined when the key has no value */
  load(key: Key): Promise<Value | undefined> {
    return this.group.add(key);
  }
}
