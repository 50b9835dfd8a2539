/**
 * Concurrency slots as rows: one for each run that waits for its workflow's limit or holds a slot. Every change locks
 * the workflow's row in `concurrency_limits`, so that no two processes hand out the same slot. The slot of a finished
 * run is deleted when it is next in line, and blocks no other.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import {
  ACQUIRE,
  ACQUIRED,
  APPLIED_LIMITS,
  EARLIER,
  ENQUEUE,
  LOCK,
  LOCK_TO_ENQUEUE,
  NEXT,
  PAGE,
  PARK,
  RELEASE,
  UNLIMITED,
  WAITING_KEYS,
} from './slot-statements.js';

export interface Entry {
  readonly runId: string;
  readonly key: string;
}

export interface AppliedLimit {
  readonly workflowId: string;
  /** The limit that was last applied to the waiting runs; null: none. */
  readonly limit: number | null;
}

export interface Slot {
  readonly runId: string;
  readonly workflowId: string;
}

export class SlotTable {
  constructor(private readonly pool: Pool) {}

  /** The runs among these that hold a slot. */
  async acquired(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<RunId>({ name: 'acquired-slots', text: ACQUIRED, values: [runIds] });
    return new Set(rows.map((row) => row.run_id));
  }

  /** Queued runs before this one without a slot row, the oldest first. */
  async earlier(workflowId: string, runId: string, limit: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(EARLIER, [workflowId, runId, limit]);
    return rows.map((row) => row.id);
  }

  async holdsAny(workflowId: string, runIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.pool.query(
      'select 1 from concurrency_slots where workflow_id = $1 and run_id = any($2::uuid[]) limit 1',
      [workflowId, runIds],
    );
    return rows.length > 0;
  }

  /**
   * Enqueues runs and hands out free slots.
   * @param upTo all queued runs up to this id have a row now
   * @param fresh runs that have not waited yet: one that acquires a slot at once keeps its start time, one that does
   * not is parked
   * @returns all runs that acquired a slot, and the fresh ones that hold one
   */
  enqueue(
    workflowId: string,
    limit: number | null,
    { entries, upTo, fresh }: { entries: readonly Entry[]; upTo: string; fresh: readonly string[] },
  ): Promise<{ acquired: string[]; mayRun: ReadonlySet<string> }> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK_TO_ENQUEUE, [workflowId, upTo, limit]);
      await client.query(ENQUEUE, [workflowId, entries.map(({ runId }) => runId), entries.map(({ key }) => key)]);
      const acquired = await acquireFree(client, workflowId, limit, { keys: entries.map(({ key }) => key), fresh });
      await client.query(PARK, [fresh]);
      const { rows } = await client.query<RunId>(ACQUIRED, [fresh]);
      return { acquired, mayRun: new Set(rows.map((row) => row.run_id)) };
    });
  }

  /** Deletes the slots of these runs. @returns the runs that acquire a slot. */
  release(workflowId: string, limit: number | null, runIds: readonly string[]): Promise<string[]> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK, [workflowId]);
      const { rows } = await client.query<{ key: string; acquired: boolean }>(RELEASE, [runIds]);
      const keys = rows.filter((row) => row.acquired).map((row) => row.key);
      return keys.length === 0 ? [] : acquireFree(client, workflowId, limit, { keys, fresh: [] });
    });
  }

  /** Workflows with waiting runs, and the limit last applied to them. */
  async appliedLimits(): Promise<AppliedLimit[]> {
    const { rows } = await this.pool.query<{ workflow_id: string; applied_limit: number | null }>(APPLIED_LIMITS);
    return rows.map((row) => ({ workflowId: row.workflow_id, limit: row.applied_limit }));
  }

  /** Applies a changed limit to all waiting runs. @returns those that acquire a slot */
  applyLimit(workflowId: string, limit: number | null): Promise<string[]> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK, [workflowId]);
      const { rows } = await client.query<{ key: string }>(WAITING_KEYS, [workflowId]);
      const acquired = await acquireFree(client, workflowId, limit, { keys: rows.map((row) => row.key), fresh: [] });
      await client.query('update concurrency_limits set applied_limit = $2 where workflow_id = $1', [
        workflowId,
        limit,
      ]);
      return acquired;
    });
  }

  /** Slots of finished or deleted runs. Two queries, so that it never reads more runs than there are slots. */
  async stale(): Promise<Slot[]> {
    const { rows } = await this.pool.query<RunId & { workflow_id: string }>(
      'select run_id, workflow_id from concurrency_slots where acquired',
    );
    const alive = await this.pool.query<{ id: string }>(
      'select id from runs where id = any($1::uuid[]) and finished_at is null',
      [rows.map((row) => row.run_id)],
    );
    const ids = new Set(alive.rows.map((row) => row.id));
    return rows
      .filter((row) => !ids.has(row.run_id))
      .map((row) => ({ runId: row.run_id, workflowId: row.workflow_id }));
  }
}

interface RunId {
  readonly run_id: string;
}

async function acquireFree(
  client: PoolClient,
  workflowId: string,
  limit: number | null,
  { keys, fresh }: { keys: readonly string[]; fresh: readonly string[] },
): Promise<string[]> {
  const values = [workflowId, [...new Set(keys)], limit ?? UNLIMITED];
  for (const acquired: string[] = []; ;) {
    const next = await client.query<RunId>(NEXT, values);
    const runIds = next.rows.map((row) => row.run_id);
    if (runIds.length === 0) return acquired;
    const alive = await client.query<{ id: string }>(ACQUIRE, [runIds, fresh]);
    acquired.push(...alive.rows.map((row) => row.id));
    if (alive.rows.length === runIds.length && runIds.length < PAGE) return acquired;
  }
}
