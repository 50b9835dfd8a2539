/** A field that takes a mapped path at its caret. */
export interface InsertTarget {
  /** What people call the field: said where the values stand. */
  readonly label: string;
  /** Filled only when it was chosen: a secret, or a number that would be replaced, is no place for the first click. */
  readonly onlyChosen?: boolean;
  insert(path: string): void;
}

/**
 * The fields of one panel that a click in the input can fill. The target is the one that was last typed in or clicked,
 * or that was just added; before that, the first. Walking through fields with Tab changes nothing: the way from a field
 * to the values leads through others.
 */
export class InsertTargets {
  private readonly all = new Set<InsertTarget>();
  private readonly listeners = new Set<() => void>();
  private last: InsertTarget | null = null;

  add(target: InsertTarget): () => void {
    this.all.add(target);
    this.tell();
    return () => {
      this.all.delete(target);
      if (this.last === target) this.last = null;
      this.tell();
    };
  }

  choose(target: InsertTarget): void {
    if (this.last === target) return;
    this.last = target;
    this.tell();
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

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
