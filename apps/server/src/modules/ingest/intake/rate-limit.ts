import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many events of one trigger this process takes in a minute, when an operator has set that. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | null;

  constructor(private readonly perMinute: number) {
    this.limiter = perMinute === 0 ? null : new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @returns in how many seconds to come again; null when it may come in. */
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
