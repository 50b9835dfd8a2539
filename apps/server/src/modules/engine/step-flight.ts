import type { RunFact } from '@hookline/domain';

/** Steps of one run that are being executed: gives their facts as they land, those that landed together in one go. */
export class StepFlight {
  private readonly inFlight = new Map<string, Promise<void>>();
  private facts: RunFact[] = [];
  private failure: { readonly error: unknown } | undefined;

  get size(): number {
    return this.inFlight.size;
  }

  /** Nothing is being executed, and nothing has landed that was not asked for yet. */
  get isOver(): boolean {
    return this.inFlight.size === 0 && this.facts.length === 0 && this.failure === undefined;
  }

  has(path: string): boolean {
    return this.inFlight.has(path);
  }

  add(path: string, execution: Promise<RunFact>): void {
    const landing = execution.then(
      (fact) => this.facts.push(fact),
      (error: unknown) => {
        this.failure ??= { error };
      },
    );
    this.inFlight.set(
      path,
      landing.then(() => void this.inFlight.delete(path)),
    );
  }

  /**
   * Waits for at least one.
   * @throws what an execution threw: that is no step's failure, which would be a fact. Facts that have landed come first.
   */
  async landed(): Promise<RunFact[]> {
    if (this.facts.length === 0 && !this.failure) await Promise.race(this.inFlight.values());
    const { failure } = this;
    if (failure) await Promise.all(this.inFlight.values());
    if (failure && this.facts.length === 0) throw failure.error;
    return this.facts.splice(0);
  }

  /** Waits for all. What an execution threw is left out: nothing is to be done about it any more. */
  async allLanded(): Promise<RunFact[]> {
    await Promise.all(this.inFlight.values());
    this.failure = undefined;
    return this.facts.splice(0);
  }
}
