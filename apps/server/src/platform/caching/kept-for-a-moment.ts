/** Answers that are read once and kept for two seconds, so that a burst of events does not ask the database each time. */
const KEPT_MS = 2000;

interface Kept<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

export class KeptForAMoment<Value> {
  readonly #kept = new Map<string, Kept<Value>>();

  constructor(
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** What is being read is waited for by all who ask meanwhile. A failure is not kept. */
  find(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key);
    if (known && known.until > this.now()) return known.value;
    const kept = { value: read(), until: this.now() + KEPT_MS };
    kept.value.catch(() => this.#kept.get(key) === kept && this.#kept.delete(key));
    this.#kept.delete(key);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= this.most && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Whoever asks from now on gets what is read from now on. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** The same for every key. */
  forgetAll(): void {
    this.#kept.clear();
  }
}
