/**
 * A concurrency limit per workflow and key: a maximum number of running runs; the others wait in order of arrival. A
 * slot belongs to a run, not to a worker, so a dying worker releases none. A waiting run has no job; the run that
 * releases a slot wakes it.
 */
import pLimit from 'p-limit';
import type { Pool } from 'pg';
import { Batcher } from '../../../platform/batching/batcher.js';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import { waitingCallers } from '../child-runs/waiting-callers.js';
import type { CompletionHook } from '../run/completion-hook.js';
import type { RunLoader } from '../run/run-loader.js';
import type { RunSession } from '../run/run-session.js';
import type { PublishedWorkflows } from '../store/published-workflows.js';
import { isIteration } from '../store/stored-run.js';
import { concurrencyKey } from './concurrency-key.js';
import { SlotTable, type Entry } from './slot-table.js';

/** How many earlier runs are enqueued at a time. */
const PAGE = 200;
/** The maximum number of them in memory: each may have much data. */
const MAX_LOADED = 10;

export class ConcurrencyLimiter implements CompletionHook {
  private readonly slots: SlotTable;
  private readonly loading = pLimit(MAX_LOADED);
  private readonly acquired: Batcher<string, true>;
  /** One group per workflow: a long line of one delays no other. */
  private readonly enqueues = new Map<string, GroupCommit<Entry, boolean>>();
  private readonly releases = new Map<string, GroupCommit<string>>();

  constructor(
    private readonly pool: Pool,
    private readonly runs: RunLoader,
    private readonly published: PublishedWorkflows,
    private readonly queue: RunQueue,
  ) {
    this.slots = new SlotTable(pool);
    this.acquired = new Batcher({ load: (runIds) => this.loadAcquired(runIds), maxBatch: 500, parallel: 2 });
  }

  /** @returns whether the run holds a slot. A run without one stays queued, and gets a job when it acquires one. */
  async acquire(run: RunSession): Promise<boolean> {
    if (!this.concerns(run) || run.isFinished || hasBegun(run)) return true;
    const { id: runId } = run;
    const { workflowId, parent } = run.stored;
    if (parent !== null && (await this.wouldDeadlock(run))) return true;
    if (await this.acquired.load(runId)) return true;
    const entry = await entryOf(run);
    return groupOf(this.enqueues, workflowId, (entries) => this.enqueue(workflowId, entries)).add(entry);
  }

  concerns({ stored, version }: RunSession): boolean {
    return version.document.settings.concurrency.limit !== null && stored.mode === 'production' && !isIteration(stored);
  }

  async onCompleted({ id: runId, stored: { workflowId } }: RunSession): Promise<void> {
    await groupOf(this.releases, workflowId, (runIds) => this.release(workflowId, runIds)).add(runId);
  }

  /** Does what no release does: deletes orphaned slots, and applies changed limits. */
  async reconcile(): Promise<void> {
    for (const { workflowId, runId } of await this.slots.stale()) await this.release(workflowId, [runId]);
    for (const { workflowId, limit: applied } of await this.slots.appliedLimits()) {
      const limit = await this.limitOf(workflowId);
      if (limit !== applied) await this.wake(await this.slots.applyLimit(workflowId, limit));
    }
  }

  private async loadAcquired(runIds: readonly string[]): Promise<ReadonlyMap<string, true>> {
    return new Map([...(await this.slots.acquired(runIds))].map((runId) => [runId, true]));
  }

  private async enqueue(workflowId: string, entries: readonly Entry[]): Promise<boolean[]> {
    const fresh = entries.map(({ runId }) => runId);
    const limit = await this.limitOf(workflowId);
    const upTo = fresh.reduce((latest, runId) => (runId > latest ? runId : latest));
    await this.enqueueEarlier(workflowId, limit, upTo);
    const { acquired, mayRun } = await this.slots.enqueue(workflowId, limit, { entries, upTo, fresh });
    await this.wake(acquired.filter((runId) => !mayRun.has(runId)));
    return fresh.map((runId) => mayRun.has(runId));
  }

  /** Enqueues earlier runs first, even when their jobs are lost or late. */
  private async enqueueEarlier(workflowId: string, limit: number | null, runId: string): Promise<void> {
    for (;;) {
      const earlier = await this.slots.earlier(workflowId, runId, PAGE);
      const upTo = earlier.at(-1);
      if (upTo === undefined) return;
      const entries = (await Promise.all(earlier.map((id) => this.loading(() => this.entryOf(id))))).flat();
      const fresh = entries.map((entry) => entry.runId);
      const { acquired } = await this.slots.enqueue(workflowId, limit, { entries, upTo, fresh });
      await this.wake(acquired);
    }
  }

  private async entryOf(runId: string): Promise<Entry[]> {
    const run = await this.runs.load(runId);
    return run && this.concerns(run) ? [await entryOf(run)] : [];
  }

  private async release(workflowId: string, runIds: readonly string[]): Promise<void[]> {
    await this.wake(await this.slots.release(workflowId, await this.limitOf(workflowId), runIds));
    return runIds.map(() => undefined);
  }

  /** A caller of this run holds a slot of the same workflow, and releases it only after this run has ended. */
  private async wouldDeadlock({ id, stored }: RunSession): Promise<boolean> {
    const callers = await waitingCallers(this.pool, id);
    return callers.length > 0 && this.slots.holdsAny(stored.workflowId, callers);
  }

  private async limitOf(workflowId: string): Promise<number | null> {
    return (await this.published.find(workflowId))?.version?.document.settings.concurrency.limit ?? null;
  }

  /** With its own job key: the job that found no free slot may still be alive. */
  private async wake(runIds: readonly string[]): Promise<void> {
    await this.queue.add(runIds.map((runId) => ({ runId, key: 'acquired' })));
  }
}

/** A retried run begins at revision 1, with the kept steps. */
const hasBegun = ({ stored }: RunSession): boolean => stored.revision > 1;

const entryOf = async (run: RunSession): Promise<Entry> => ({ runId: run.id, key: await concurrencyKey(run) });

function groupOf<Item, Result>(
  groups: Map<string, GroupCommit<Item, Result>>,
  workflowId: string,
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
): GroupCommit<Item, Result> {
  const group = groups.get(workflowId) ?? new GroupCommit({ flush, maxBatch: 500, parallel: 1 });
  groups.set(workflowId, group);
  return group;
}
