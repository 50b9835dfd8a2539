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

  get sentence(): string {
    return `More than ${this.perMinute} events in a minute: this Hookline takes no more than that for one trigger.`;
  }
}
