/**
 * How much of one kind is recorded for an endpoint of what is no event (a refusal, a sender that only tries the address): a
 * burst, then one every few seconds, so that a flood of it does not fill the disk. Bounded itself.
 */
const BURST = 50;
const REFILL_MS = 2000;
const MAX_ENDPOINTS = 10_000;

interface Budget {
  left: number;
  at: number;
}

export class TokenBucket {
  private readonly budgets = new Map<string, Budget>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  take(endpointId: string): boolean {
    const budget = this.refilled(endpointId);
    if (budget.left < 1) return false;
    budget.left--;
    return true;
  }

  private refilled(endpointId: string): Budget {
    const now = this.now();
    const known = this.budgets.get(endpointId);
    if (!known) {
      if (this.budgets.size >= MAX_ENDPOINTS) this.budgets.clear();
      const fresh = { left: BURST, at: now };
      this.budgets.set(endpointId, fresh);
      return fresh;
    }
    known.left = Math.min(BURST, known.left + (now - known.at) / REFILL_MS);
    known.at = now;
    return known;
  }
}
