/**
 * Lets at most so many runs of a workflow be under way at once, for each value of its key, in the order in which they
 * came. Who finds no room is left where it is, queued, until somebody who leaves lets it in. A place belongs to a run, not
 * to a worker: a worker that dies gives none back and takes none along.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../../platform/batching/group-commit.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { EndFollower } from '../aftercare.js';
import { waitingCallers } from '../child-runs/waiting-callers.js';
import type { OpenRuns } from '../open-runs.js';
import type { PublishedWorkflows } from '../published-workflows.js';
import type { RunningRun } from '../running-run.js';
import { concurrencyKey } from './concurrency-key.js';
import { PlaceTable, type Entry } from './place-table.js';

interface Asking extends Entry {
  readonly workflowId: string;
}

type Leaving = Pick<Asking, 'runId' | 'workflowId'>;

/** How many runs are put in line on behalf of a later one at a time. */
const PAGE = 200;

export class Places implements EndFollower {
  private readonly table: PlaceTable;
  private readonly asking: GroupCommit<Asking, boolean>;
  private readonly leaving: GroupCommit<Leaving>;

  constructor(
    private readonly pool: Pool,
    private readonly runs: OpenRuns,
    private readonly published: PublishedWorkflows,
    private readonly queue: RunQueue,
  ) {
    this.table = new PlaceTable(pool);
    const batches = { maxBatch: 500, parallel: 2 };
    this.asking = new GroupCommit({ ...batches, flush: (runs) => byWorkflow(runs, (id, some) => this.ask(id, some)) });
    this.leaving = new GroupCommit({
      ...batches,
      flush: (runs) => byWorkflow(runs, (id, some) => this.leave(id, some)),
    });
  }

  /** Whether a run may go on. One that may not is let in later, and gets a job then. */
  async admits(run: RunningRun): Promise<boolean> {
    if (!this.concerns(run) || run.isFinished || hasBegun(run)) return true;
    const { id: runId } = run;
    const { workflowId, parent } = run.stored;
    if (parent !== null && (await this.wouldWaitForItself(run))) return true;
    return this.asking.add({ runId, workflowId, key: await concurrencyKey(run) });
  }

  concerns({ stored, version }: RunningRun): boolean {
    const isIteration = stored.parent !== null && stored.parent.itemIndex !== null;
    return version.document.settings.concurrency.limit !== null && stored.mode === 'production' && !isIteration;
  }

  async follow({ id: runId, stored: { workflowId } }: RunningRun): Promise<void> {
    await this.leaving.add({ runId, workflowId });
  }

  /** What no run's end does: lets in who has room since a limit changed, and takes back what was left behind. */
  async lookAfter(): Promise<void> {
    for (const { workflowId, limit: measuredBy, isStale } of await this.table.gates()) {
      const limit = await this.limitOf(workflowId);
      if (limit !== measuredBy || isStale) await this.wake(await this.table.remeasure(workflowId, limit));
    }
  }

  private async ask(workflowId: string, asking: readonly Asking[]): Promise<boolean[]> {
    const asked = asking.map(({ runId }) => runId);
    const known = await this.table.admitted(asked);
    if (asked.every((runId) => known.has(runId))) return asked.map(() => true);
    const limit = await this.limitOf(workflowId);
    const upTo = asked.reduce((latest, runId) => (runId > latest ? runId : latest));
    await this.enterEarlier(workflowId, limit, upTo);
    const { admitted, goOn } = await this.table.enter(workflowId, limit, { entries: asking, upTo, fresh: asked });
    await this.wake(admitted.filter((runId) => !goOn.has(runId)));
    return asked.map((runId) => goOn.has(runId));
  }

  /** Whoever came before is in line before, even when its job is lost or late. */
  private async enterEarlier(workflowId: string, limit: number | null, runId: string): Promise<void> {
    for (;;) {
      const earlier = await this.table.earlier(workflowId, runId, PAGE);
      const upTo = earlier.at(-1);
      if (upTo === undefined) return;
      const opened = await Promise.all(earlier.map((id) => this.runs.open(id)));
      const limited = opened.filter((run): run is RunningRun => run !== undefined && this.concerns(run));
      const entries = await Promise.all(limited.map(entryOf));
      const { admitted } = await this.table.enter(workflowId, limit, {
        entries,
        upTo,
        fresh: limited.map(({ id }) => id),
      });
      await this.wake(admitted);
    }
  }

  private async leave(workflowId: string, leaving: readonly Leaving[]): Promise<void[]> {
    const limit = await this.limitOf(workflowId);
    const runIds = leaving.map(({ runId }) => runId);
    await this.wake(await this.table.leave(workflowId, limit, runIds));
    return leaving.map(() => undefined);
  }

  /** Someone who waits for it has a place here, and gives it back only when it has ended. */
  private async wouldWaitForItself({ id, stored }: RunningRun): Promise<boolean> {
    const callers = await waitingCallers(this.pool, id);
    return callers.length > 0 && this.table.holdsAny(stored.workflowId, callers);
  }

  private async limitOf(workflowId: string): Promise<number | null> {
    return (await this.published.find(workflowId))?.settings?.concurrency.limit ?? null;
  }

  /** In a lane of their own: the job that found no room may still be alive. */
  private async wake(runIds: readonly string[]): Promise<void> {
    await this.queue.add(runIds.map((runId) => ({ runId, lane: 'admitted' })));
  }
}

/** A run that is tried again begins at revision 1. */
const hasBegun = ({ stored }: RunningRun): boolean => stored.revision > 1;

const entryOf = async (run: RunningRun): Promise<Entry> => ({ runId: run.id, key: await concurrencyKey(run) });

/** Gives each its own result, in the order they came. */
async function byWorkflow<Item extends { readonly workflowId: string }, Result>(
  items: readonly Item[],
  work: (workflowId: string, some: readonly Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.workflowId, [...(groups.get(item.workflowId) ?? []), item]);
  const results = new Map<Item, Result>();
  await Promise.all(
    [...groups].map(async ([workflowId, some]) => {
      const given = await work(workflowId, some);
      some.forEach((item, place) => results.set(item, given[place] as Result));
    }),
  );
  return items.map((item) => results.get(item) as Result);
}
