/** Renews the leases of started steps: one statement for all that have been running for a while. */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { LEASE_MS } from '../store/run-writer.js';

interface Held {
  readonly runId: string;
  readonly nodeId: string;
  readonly since: number;
}

const RENEW_EVERY_MS = LEASE_MS / 3;

const RENEW = `
  update steps s set lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
  from unnest($1::uuid[], $2::text[]) as h(run_id, node_id)
  where s.run_id = h.run_id and s.node_id = h.node_id and s.status = 'running'
  returning s.run_id, s.node_id`;

/** Expires the leases and makes the runs due, so that any worker takes over at once. */
const HAND_BACK = `
  with held as (select * from unnest($1::uuid[], $2::text[]) as h(run_id, node_id)),
  freed as (
    update steps s set lease_until = clock_timestamp() - interval '1 ms' from held h
    where s.run_id = h.run_id and s.node_id = h.node_id and s.status = 'running'
  )
  update runs r set due_at = clock_timestamp() from held h where r.id = h.run_id and r.due_at is not null`;

export class LeaseKeeper {
  private readonly held = new Set<Held>();
  private readonly timer: NodeJS.Timeout;

  /** @param onLost called with the run of a step that runs here but not in the database */
  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
    private readonly onLost: (runId: string) => void,
  ) {
    this.timer = setInterval(() => void this.renew(), RENEW_EVERY_MS);
    this.timer.unref();
  }

  /** Renews the lease of a started step while `work` runs. */
  async withLease<T>(runId: string, nodeId: string, work: () => Promise<T>): Promise<T> {
    const held = { runId, nodeId, since: performance.now() };
    this.held.add(held);
    try {
      return await work();
    } finally {
      this.held.delete(held);
    }
  }

  async handBack(steps: readonly { runId: string; nodeId: string }[]): Promise<void> {
    if (steps.length === 0) return;
    await this.pool.query(HAND_BACK, [steps.map((step) => step.runId), steps.map((step) => step.nodeId)]);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    const long = [...this.held].filter((step) => performance.now() - step.since > RENEW_EVERY_MS / 2);
    if (long.length === 0) return;
    try {
      const { rows } = await this.pool.query<{ run_id: string; node_id: string }>(RENEW, [
        long.map((step) => step.runId),
        long.map((step) => step.nodeId),
      ]);
      const renewed = new Set(rows.map((row) => `${row.run_id}/${row.node_id}`));
      // A step may have been settled and written while the statement ran.
      const lost = long.filter((step) => this.held.has(step) && !renewed.has(`${step.runId}/${step.nodeId}`));
      for (const step of lost) this.onLost(step.runId);
    } catch (error) {
      this.logger.warn({ err: error, steps: long.length }, 'Renewing leases failed; the next tick tries again');
    }
  }
}
