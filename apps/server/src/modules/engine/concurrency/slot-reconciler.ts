import { Periodic } from '../../../platform/tasks/periodic.js';
import type { ConcurrencyLimiter } from './concurrency-limiter.js';

/** In workers only: the API has a limiter too, which releases the slots of runs that it cancels. */
export class SlotReconciler {
  constructor(private readonly limiter: ConcurrencyLimiter) {}

  @Periodic({
    name: 'reconcile concurrency slots',
    everyMs: 5000,
    onFailure: 'Reconciling concurrency slots failed; the next tick tries again',
  })
  reconcile(): Promise<void> {
    return this.limiter.reconcile();
  }
}
