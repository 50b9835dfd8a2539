/**
 * When an exchange must end: at its own time, or when the caller says so. Plain callbacks in place of an AbortController
 * of our own, which costs more than the rest of a request's bookkeeping.
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

  /** Why the exchange ended; undefined while it may go on. */
  get ended(): Error | undefined {
    return this.#ended;
  }

  /** Tells `listener` of the end; the last one that asked is told. */
  onEnd(listener: ((reason: Error) => void) | undefined): void {
    this.#onEnd = listener;
  }

  /** The exchange is over: nothing will end it any more. */
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
