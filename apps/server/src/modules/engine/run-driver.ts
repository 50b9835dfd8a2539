/**
 * Drives one run as far as it goes: plan, execute, reduce, commit, and again. What has an effect outside is committed as
 * started before it begins, and its result before anything else does; pure steps are committed with what follows them,
 * because computing them again gives the same. Stops at a wait, at the end, or when the run moved under its hands.
 */
import { setMaxListeners } from 'node:events';
import { isFinished, type StepEffect } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import type { LeaseKeeper } from './lease-keeper.js';
import type { RunReader } from './run-reader.js';
import { LEASE_MS, type RunWriter } from './run-writer.js';
import { RunningRun } from './running-run.js';
import type { StepRunner } from './step-runner.js';
import type { VersionStore } from './version-store.js';

export interface RunDriverParts {
  readonly reader: RunReader;
  readonly writer: RunWriter;
  readonly versions: VersionStore;
  readonly steps: StepRunner;
  readonly leases: LeaseKeeper;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

/** How much later than a wait's end the sweeper looks: the delayed job is to be first. */
const GRACE_MS = 3000;
/** How often a crashing step is taken over before it is given up. */
const MOST_INTERRUPTIONS = 5;

export class RunDriver {
  private readonly abandon = new AbortController();
  private readonly underWay = new Map<string, { runId: string; path: string }>();

  constructor(private readonly parts: RunDriverParts) {
    // Every step under way listens to it: as many as the worker runs at once.
    setMaxListeners(0, this.abandon.signal);
  }

  /** @param lane the step this job was made for; others are taken when it is not to be run any more. */
  async drive(runId: string, lane?: string): Promise<void> {
    const { reader, versions } = this.parts;
    while (!this.abandon.signal.aborted) {
      const stored = await reader.find(runId);
      if (!stored || isFinished(stored.status)) return;
      const version = await versions.get(stored.versionId, stored.untilNodeId);
      if ((await this.advance(new RunningRun(stored, version), lane)) === 'rested') return;
    }
  }

  /** Ends what is under way and hands it back, so that another worker goes on with it at once. */
  async handBack(): Promise<void> {
    this.abandon.abort(new Error('This worker is shutting down'));
    await this.parts.leases.handBack([...this.underWay.values()]);
  }

  private async advance(run: RunningRun, lane: string | undefined): Promise<'rested' | 'moved'> {
    // Whoever gave this lane its job gave one to each of its siblings.
    const announced = new Set(lane === undefined ? [] : run.runnable());
    for (;;) {
      const path = this.next(run, lane);
      if (path === undefined) return this.rest(run);
      const effect = this.parts.steps.effectOf(run.nodeAt(path));
      if (effect === 'pure') {
        if (run.pending.some((fact) => this.hasEffect(run, fact)) && !(await this.commit(run))) return 'moved';
        run.take(await this.parts.steps.run(run, path, this.abandon.signal));
      } else if (!(await this.runWithEffect(run, path, announced))) {
        return 'moved';
      }
    }
  }

  /** A pure step first: it is done in this job. Of the others, the one this job was made for. */
  private next(run: RunningRun, lane: string | undefined): string | undefined {
    const runnable = run.runnable();
    return (
      runnable.find((path) => this.parts.steps.effectOf(run.nodeAt(path)) === 'pure') ??
      runnable.find((path) => path === lane) ??
      runnable[0]
    );
  }

  private async runWithEffect(run: RunningRun, path: string, announced: Set<string>): Promise<boolean> {
    if (this.isHopeless(run, path)) run.take(givenUp(run, path));
    else run.take({ kind: 'step-started', path, at: run.now() });
    const siblings = run.runnable().filter((other) => other !== path && !announced.has(other));
    if (!(await this.commit(run))) return false;
    if (run.state.steps[path]?.status !== 'running') return true;
    await this.giveJobs(run, siblings);
    for (const sibling of siblings) announced.add(sibling);
    const key = `${run.id}/${path}`;
    this.underWay.set(key, { runId: run.id, path });
    try {
      const work = () => this.parts.steps.run(run, path, this.abandon.signal);
      run.take(await this.parts.leases.during(run.id, path, work));
    } finally {
      this.underWay.delete(key);
    }
    return true;
  }

  private isHopeless(run: RunningRun, path: string): boolean {
    const attempts = run.state.steps[path]?.attempts ?? [];
    return attempts.filter((attempt) => attempt.error?.code === 'step.interrupted').length >= MOST_INTERRUPTIONS;
  }

  private async rest(run: RunningRun): Promise<'rested' | 'moved'> {
    const { waiting } = run.plan();
    if (run.hasChanges() && !(await this.commit(run))) return 'moved';
    const now = Date.parse(run.now());
    await this.parts.queue.add(
      waiting.map(({ path, until }) => ({
        runId: run.id,
        lane: `${path}-${run.state.steps[path]?.attempts.length ?? 0}`,
        delayMs: Date.parse(until) - now,
      })),
    );
    return 'rested';
  }

  /**
   * False when the run moved meanwhile. Results of effects are not lost by that: they are taken into the newer state and
   * committed there, unless the step has settled in it.
   */
  private async commit(run: RunningRun): Promise<boolean> {
    const moved = await this.parts.writer.move({ ...run.changes(), dueInMs: dueInMs(run) });
    if (moved) run.markCommitted();
    else await this.salvage(run);
    return moved;
  }

  private async salvage(run: RunningRun): Promise<void> {
    const results = run.pending.filter((fact) => fact.kind !== 'step-started' && this.hasEffect(run, fact));
    while (results.length > 0) {
      const stored = await this.parts.reader.find(run.id);
      if (!stored || isFinished(stored.status)) return;
      const fresh = new RunningRun(stored, await this.parts.versions.get(stored.versionId, stored.untilNodeId));
      for (const fact of results) fresh.take(fact);
      if (await this.parts.writer.move({ ...fresh.changes(), dueInMs: dueInMs(fresh) })) return;
    }
  }

  private hasEffect(run: RunningRun, fact: RunningRun['pending'][number]): boolean {
    return 'path' in fact && this.parts.steps.effectOf(run.nodeAt(fact.path)) !== ('pure' satisfies StepEffect);
  }

  private async giveJobs(run: RunningRun, paths: readonly string[]): Promise<void> {
    try {
      await this.parts.queue.add(paths.map((path) => ({ runId: run.id, lane: path })));
    } catch (error) {
      this.parts.logger.warn({ err: error, runId: run.id }, 'Branches got no job; the sweeper gives them one');
    }
  }
}

/** When the sweeper is to look at the run, should nobody else have moved it: null once it is finished. */
function dueInMs(run: RunningRun): number | null {
  if (isFinished(run.state.status)) return null;
  const { ready, running, waiting } = run.plan();
  const times = waiting.map(({ until }) => Date.parse(until) - Date.parse(run.now()) + GRACE_MS);
  if (running.length > 0) times.push(LEASE_MS + 500);
  if (ready.length > 0) times.push(GRACE_MS);
  return Math.max(0, Math.round(Math.min(...times, 24 * 3_600_000)));
}

const givenUp = (run: RunningRun, path: string) => ({
  kind: 'step-failed' as const,
  path,
  at: run.now(),
  startedAt: run.now(),
  retryAt: null,
  error: {
    code: 'step.interrupted',
    message: `Hookline was stopped ${MOST_INTERRUPTIONS} times while this step was running, so it was given up.`,
    retryable: false,
  },
});
