import type { Logger } from 'pino';

export interface PeriodicTaskOptions {
  /** From the end of one run to the start of the next. */
  readonly periodMs: number;
  /** Whether the first run is immediate rather than after a period. */
  readonly immediate?: boolean;
  readonly logger: Logger;
  /** The log message of a failure. */
  readonly onFailure: string;
}

/** A periodic task. A failure is logged and the next tick tries again. */
export class PeriodicTask {
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  /** @param run its signal is aborted on shutdown */
  constructor(
    private readonly run: (stopped: AbortSignal) => Promise<void>,
    private readonly options: PeriodicTaskOptions,
  ) {}

  start(): void {
    if (this.options.immediate) this.tick();
    else this.schedule();
  }

  /** Waits for the current run. */
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
