import type { RunFact } from '@hookline/domain';

/** Steps of one run that are being executed: gives their facts as they land, those that landed together in one go. */
export class InFlightSteps {
  private readonly executions = new Map<string, Promise<void>>();
  private facts: RunFact[] = [];
  private failure: { readonly error: unknown } | undefined;

  get size(): number {
    return this.executions.size;
  }

  /** Nothing is being executed, and nothing has landed that was not asked for yet. */
  get isEmpty(): boolean {
    return this.executions.size === 0 && this.facts.length === 0 && this.failure === undefined;
  }

  has(nodeId: string): boolean {
    return this.executions.has(nodeId);
  }

  add(nodeId: string, execution: Promise<RunFact>): void {
    const landing = execution.then(
      (fact) => this.facts.push(fact),
      (error: unknown) => {
        this.failure ??= { error };
      },
    );
    this.executions.set(
      nodeId,
      landing.then(() => void this.executions.delete(nodeId)),
    );
  }

  /**
   * Waits for at least one.
   * @throws what an execution threw: that is no step's failure, which would be a fact. Facts that have landed come first.
   */
  async settled(): Promise<RunFact[]> {
    if (this.facts.length === 0 && !this.failure) await Promise.race(this.executions.values());
    const { failure } = this;
    if (failure) await Promise.all(this.executions.values());
    if (failure && this.facts.length === 0) throw failure.error;
    return this.facts.splice(0);
  }

  /** Waits for all. What an execution threw is left out: nothing is to be done about it any more. */
  async allSettled(): Promise<RunFact[]> {
    await Promise.all(this.executions.values());
    this.failure = undefined;
    return this.facts.splice(0);
  }
}
