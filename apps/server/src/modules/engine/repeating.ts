import type { Logger } from 'pino';

/** Work that is done again and again, a while after its last time has ended. A failure is logged and ends nothing. */
export class Repeating {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMs: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.working = this.tryOnce().finally(() => {
        if (!this.closed) this.start();
      });
    }, this.everyMs);
  }

  /** Waits for the work that is being done. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.working;
  }

  private async tryOnce(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.logger.warn({ err: error }, 'A regular task failed; its next turn tries again');
    }
  }
}
