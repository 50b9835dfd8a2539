import type { RunFact } from '@hookline/domain';

/** The executing steps of one run: returns their facts as they settle, in batches. */
export class InFlightSteps {
  private readonly executions = new Map<string, Promise<void>>();
  private facts: RunFact[] = [];
  private failure: { readonly error: unknown } | undefined;

  get size(): number {
    return this.executions.size;
  }

  /** No step is executing, and no settled fact is left to collect. */
  get isEmpty(): boolean {
    return this.executions.size === 0 && this.facts.length === 0 && this.failure === undefined;
  }

  has(nodeId: string): boolean {
    return this.executions.has(nodeId);
  }

  add(nodeId: string, execution: Promise<RunFact>): void {
    const settling = execution.then(
      (fact) => this.facts.push(fact),
      (error: unknown) => {
        this.failure ??= { error };
      },
    );
    this.executions.set(
      nodeId,
      settling.then(() => void this.executions.delete(nodeId)),
    );
  }

  /**
   * Waits for at least one fact.
   * @throws what an execution threw: a step's failure would be a fact. Settled facts are returned first.
   */
  async settled(): Promise<RunFact[]> {
    if (this.facts.length === 0 && !this.failure) await Promise.race(this.executions.values());
    const { failure } = this;
    if (failure) await Promise.all(this.executions.values());
    if (failure && this.facts.length === 0) throw failure.error;
    return this.facts.splice(0);
  }

  /** Waits for all. Ignores what executions threw: nothing can be done about it any more. */
  async allSettled(): Promise<RunFact[]> {
    await Promise.all(this.executions.values());
    this.failure = undefined;
    return this.facts.splice(0);
  }
}
