/**
 * Lets at most so many runs of a workflow be under way at once, for each value of its key, in the order in which they
 * came. Who finds no room is left where it is, queued, until somebody who leaves lets it in. A place belongs to a run, not
 * to a worker: a worker that dies gives none back and takes none along.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import { Room } from '../../../platform/queue/room.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { EndFollower } from '../aftercare.js';
import { waitingCallers } from '../child-runs/waiting-callers.js';
import type { OpenRuns } from '../open-runs.js';
import type { PublishedWorkflows } from '../published-workflows.js';
import type { RunningRun } from '../running-run.js';
import { concurrencyKey } from './concurrency-key.js';
import { PlaceTable, type Entry } from './place-table.js';

/** How many runs are put in line on behalf of a later one at a time. */
const PAGE = 200;
/** How many of them are in memory at a time: each may have much data. */
const MAX_OPEN = 10;

export class Places implements EndFollower {
  private readonly table: PlaceTable;
  private readonly looking = new Room(MAX_OPEN);
  private readonly knowing: GroupCommit<string, boolean>;
  /** One for each workflow: a long line of one holds up no other. */
  private readonly asking = new Map<string, GroupCommit<Entry, boolean>>();
  private readonly leaving = new Map<string, GroupCommit<string>>();

  constructor(
    private readonly pool: Pool,
    private readonly runs: OpenRuns,
    private readonly published: PublishedWorkflows,
    private readonly queue: RunQueue,
  ) {
    this.table = new PlaceTable(pool);
    this.knowing = new GroupCommit({ flush: (runIds) => this.areAdmitted(runIds), maxBatch: 500, parallel: 2 });
  }

  /** Whether a run may go on. One that may not is let in later, and gets a job then. */
  async admits(run: RunningRun): Promise<boolean> {
    if (!this.concerns(run) || run.isFinished || hasBegun(run)) return true;
    const { id: runId } = run;
    const { workflowId, parent } = run.stored;
    if (parent !== null && (await this.wouldWaitForItself(run))) return true;
    if (await this.knowing.add(runId)) return true;
    const entry = await entryOf(run);
    return groupOf(this.asking, workflowId, (asking) => this.ask(workflowId, asking)).add(entry);
  }

  concerns({ stored, version }: RunningRun): boolean {
    const isIteration = stored.parent !== null && stored.parent.itemIndex !== null;
    return version.document.settings.concurrency.limit !== null && stored.mode === 'production' && !isIteration;
  }

  async follow({ id: runId, stored: { workflowId } }: RunningRun): Promise<void> {
    await groupOf(this.leaving, workflowId, (leaving) => this.leave(workflowId, leaving)).add(runId);
  }

  /** What no run's end does: lets in who has room since a limit changed, and takes back what was left behind. */
  async lookAfter(): Promise<void> {
    for (const { workflowId, runId } of await this.table.stale()) await this.leave(workflowId, [runId]);
    for (const { workflowId, limit: measuredBy } of await this.table.gates()) {
      const limit = await this.limitOf(workflowId);
      if (limit !== measuredBy) await this.wake(await this.table.remeasure(workflowId, limit));
    }
  }

  private async areAdmitted(runIds: readonly string[]): Promise<boolean[]> {
    const admitted = await this.table.admitted(runIds);
    return runIds.map((runId) => admitted.has(runId));
  }

  private async ask(workflowId: string, entries: readonly Entry[]): Promise<boolean[]> {
    const fresh = entries.map(({ runId }) => runId);
    const limit = await this.limitOf(workflowId);
    const upTo = fresh.reduce((latest, runId) => (runId > latest ? runId : latest));
    await this.enterEarlier(workflowId, limit, upTo);
    const { admitted, goOn } = await this.table.enter(workflowId, limit, { entries, upTo, fresh });
    await this.wake(admitted.filter((runId) => !goOn.has(runId)));
    return fresh.map((runId) => goOn.has(runId));
  }

  /** Whoever came before is in line before, even when its job is lost or late. */
  private async enterEarlier(workflowId: string, limit: number | null, runId: string): Promise<void> {
    for (;;) {
      const earlier = await this.table.earlier(workflowId, runId, PAGE);
      const upTo = earlier.at(-1);
      if (upTo === undefined) return;
      const entries = (await Promise.all(earlier.map((id) => this.looking.within(() => this.entryOf(id))))).flat();
      const fresh = entries.map((entry) => entry.runId);
      const { admitted } = await this.table.enter(workflowId, limit, { entries, upTo, fresh });
      await this.wake(admitted);
    }
  }

  private async entryOf(runId: string): Promise<Entry[]> {
    const run = await this.runs.open(runId);
    return run && this.concerns(run) ? [await entryOf(run)] : [];
  }

  private async leave(workflowId: string, runIds: readonly string[]): Promise<void[]> {
    await this.wake(await this.table.leave(workflowId, await this.limitOf(workflowId), runIds));
    return runIds.map(() => undefined);
  }

  /** Someone who waits for it has a place here, and gives it back only when it has ended. */
  private async wouldWaitForItself({ id, stored }: RunningRun): Promise<boolean> {
    const callers = await waitingCallers(this.pool, id);
    return callers.length > 0 && this.table.holdsAny(stored.workflowId, callers);
  }

  private async limitOf(workflowId: string): Promise<number | null> {
    return (await this.published.find(workflowId))?.version?.document.settings.concurrency.limit ?? null;
  }

  /** In a lane of their own: the job that found no room may still be alive. */
  private async wake(runIds: readonly string[]): Promise<void> {
    await this.queue.add(runIds.map((runId) => ({ runId, lane: 'admitted' })));
  }
}

/** A run that is tried again begins at revision 1, with the steps that are kept. */
const hasBegun = ({ stored }: RunningRun): boolean => stored.revision > 1;

const entryOf = async (run: RunningRun): Promise<Entry> => ({ runId: run.id, key: await concurrencyKey(run) });

function groupOf<Item, Result>(
  groups: Map<string, GroupCommit<Item, Result>>,
  workflowId: string,
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
): GroupCommit<Item, Result> {
  const group = groups.get(workflowId) ?? new GroupCommit({ flush, maxBatch: 500, parallel: 1 });
  groups.set(workflowId, group);
  return group;
}
