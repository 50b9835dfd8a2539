/**
 * When an exchange must end: at its deadline, or when the caller aborts. Plain callbacks instead of an AbortController,
 * which costs more than the rest of a request's bookkeeping.
 */
export class Deadline {
  #ended: Error | undefined;
  #onEnd: ((reason: Error) => void) | undefined;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #onAbort = (): void => this.#end(asError(this.caller?.reason));

  constructor(
    timeoutMs: number,
    timedOut: () => Error,
    private readonly caller: AbortSignal | undefined,
  ) {
    this.#timer = setTimeout(() => this.#end(timedOut()), timeoutMs);
    caller?.addEventListener('abort', this.#onAbort);
  }

  /** Why the exchange ended; undefined while it may continue. */
  get ended(): Error | undefined {
    return this.#ended;
  }

  /** Calls `listener` at the end; only the last registered one is called. */
  onEnd(listener: ((reason: Error) => void) | undefined): void {
    this.#onEnd = listener;
  }

  /** The exchange is over: stops the timer and the listening. */
  release(): void {
    clearTimeout(this.#timer);
    this.caller?.removeEventListener('abort', this.#onAbort);
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    this.#onEnd?.(this.#ended);
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
