import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** The optional limit of events per trigger and minute, in this process. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | null;

  constructor(private readonly perMinute: number) {
    this.limiter = perMinute === 0 ? null : new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @returns seconds until a retry; null when the event is within the limit. */
  async check(endpointId: string): Promise<number | null> {
    if (!this.limiter) return null;
    try {
      await this.limiter.consume(endpointId);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    }
  }

  /**
   * Counts the events of a request that follow its first, which `check` has counted. How many there are is known after the
   * verdict only, and refuses nothing: a request with more events than the limit would be refused each time it is sent again,
   * until its sender gives up and all of them are lost. So it is taken whole, and what comes after it in this minute waits.
   */
  async countMore(endpointId: string, events: number): Promise<void> {
    if (events > 0) await this.limiter?.penalty(endpointId, events);
  }

  get sentence(): string {
    return `More than ${this.perMinute} events in a minute: this Hookline takes no more than that for one trigger.`;
  }
}
