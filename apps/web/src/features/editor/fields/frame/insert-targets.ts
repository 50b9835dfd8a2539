/** A field into which a path can be inserted at its caret. */
export interface InsertTarget {
  /** The label of the field, shown where the values are. */
  readonly label: string;
  /** Inserted into only after the user chose it: the first click must not change a secret or replace a number. */
  readonly onlyChosen?: boolean;
  insert(path: string): void;
}

/**
 * The fields of one panel into which a click on a value inserts. The target is the field that was last typed in,
 * clicked or added; initially the first. Tab does not change the target, because it passes other fields on the way to
 * the values.
 */
export class InsertTargets {
  private readonly all = new Set<InsertTarget>();
  private readonly listeners = new Set<() => void>();
  private last: InsertTarget | null = null;

  add(target: InsertTarget): () => void {
    this.all.add(target);
    this.notify();
    return () => {
      this.all.delete(target);
      if (this.last === target) this.last = null;
      this.notify();
    };
  }

  choose(target: InsertTarget): void {
    if (this.last === target) return;
    this.last = target;
    this.notify();
  }

  readonly current = (): InsertTarget | null => {
    if (this.last) return this.last;
    const [first = null] = [...this.all].filter((target) => !target.onlyChosen);
    return first;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns false when there is no field to fill */
  insert(path: string): boolean {
    const target = this.current();
    target?.insert(path);
    return target !== null;
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
