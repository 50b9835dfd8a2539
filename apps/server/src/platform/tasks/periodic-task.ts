import type { Logger } from 'pino';

export interface PeriodicTaskOptions {
  /** From the end of one time to the beginning of the next. */
  readonly everyMs: number;
  /** Whether the first time is now, and not only after a while. */
  readonly atOnce?: boolean;
  readonly logger: Logger;
  /** What the log says of a failure. */
  readonly onFailure: string;
}

/** Work that is done again and again. A failure is logged and ends nothing: the next time tries again. */
export class PeriodicTask {
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  /** @param work is told by its signal that it should come to an end */
  constructor(
    private readonly work: (stopped: AbortSignal) => Promise<void>,
    private readonly options: PeriodicTaskOptions,
  ) {}

  start(): void {
    if (this.options.atOnce) this.begin();
    else this.wait();
  }

  /** Waits for the work that is being done. */
  async close(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.working;
  }

  private wait(): void {
    if (!this.stopped.signal.aborted) this.timer = setTimeout(() => this.begin(), this.options.everyMs);
  }

  private begin(): void {
    this.working = this.tryOnce().then(() => this.wait());
  }

  private async tryOnce(): Promise<void> {
    try {
      await this.work(this.stopped.signal);
    } catch (error) {
      if (!this.stopped.signal.aborted) this.options.logger.warn({ err: error }, this.options.onFailure);
    }
  }
}
