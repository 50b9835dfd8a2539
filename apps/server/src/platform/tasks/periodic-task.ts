import type { Logger } from 'pino';
import type { Periodic, RunTask } from './periodic.js';

/** The timer of a periodic task. A failure is logged and the next tick tries again. */
export class PeriodicTask {
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    readonly periodic: Periodic,
    private readonly run: RunTask,
    private readonly logger: Logger,
  ) {}

  start(): void {
    if (this.periodic.immediate) this.tick();
    else this.schedule();
  }

  /** Waits for the current run. */
  async close(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (!this.stopped.signal.aborted) this.timer = setTimeout(() => this.tick(), this.periodic.everyMs);
  }

  private tick(): void {
    this.running = this.runOnce().then(() => this.schedule());
  }

  private async runOnce(): Promise<void> {
    try {
      await this.run(this.stopped.signal);
    } catch (error) {
      const { name: task, onFailure } = this.periodic;
      if (!this.stopped.signal.aborted) this.logger.warn({ err: error, task }, onFailure);
    }
  }
}
