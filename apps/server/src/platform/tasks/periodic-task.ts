import type { Logger } from 'pino';

export interface PeriodicTaskOptions {
  /** From the end of one time to the beginning of the next. */
  readonly periodMs: number;
  /** Whether the first time is now, and not only after a while. */
  readonly immediate?: boolean;
  readonly logger: Logger;
  /** What the log says of a failure. */
  readonly onFailure: string;
}

/** Work that is done again and again. A failure is logged and ends nothing: the next time tries again. */
export class PeriodicTask {
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  /** @param run is told by its signal that it should come to an end */
  constructor(
    private readonly run: (stopped: AbortSignal) => Promise<void>,
    private readonly options: PeriodicTaskOptions,
  ) {}

  start(): void {
    if (this.options.immediate) this.tick();
    else this.schedule();
  }

  /** Waits for the work that is being done. */
  async close(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (!this.stopped.signal.aborted) this.timer = setTimeout(() => this.tick(), this.options.periodMs);
  }

  private tick(): void {
    this.running = this.runOnce().then(() => this.schedule());
  }

  private async runOnce(): Promise<void> {
    try {
      await this.run(this.stopped.signal);
    } catch (error) {
      if (!this.stopped.signal.aborted) this.options.logger.warn({ err: error }, this.options.onFailure);
    }
  }
}
