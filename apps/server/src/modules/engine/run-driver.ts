/**
 * Drives one run as far as it goes: plan, execute, reduce, commit, and again. What has an effect outside is committed as
 * started before it begins, and its result before anything that depends on it does; pure steps are committed with what
 * follows them, because computing them again gives the same. Stops at a wait or at the end. When the run moved under
 * its hands, it goes on from the newer state and takes the results that it has into it.
 */
import type { RunFact } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import type { Aftercare } from './aftercare.js';
import type { Places } from './concurrency/places.js';
import { dueInMs } from './due-in.js';
import { timedJobs } from './timed-jobs.js';
import { givenUp, isHopeless } from './given-up.js';
import type { OpenRuns } from './open-runs.js';
import { TOLD_TO_STOP, type RunStops } from './run-stops.js';
import type { RunWriter } from './run-writer.js';
import type { RunningRun } from './running-run.js';
import { StepFlight } from './step-flight.js';
import type { StepRunner } from './step-runner.js';
import type { StepsUnderWay } from './steps-under-way.js';
import type { Waits } from './waits.js';

export interface RunDriverParts {
  readonly runs: OpenRuns;
  readonly writer: RunWriter;
  readonly steps: StepRunner;
  readonly underWay: StepsUnderWay;
  readonly waits: Waits;
  readonly places: Places;
  readonly aftercare: Aftercare;
  readonly stops: RunStops;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

/** How many steps of one run a job runs at the same time; the rest is offered to other workers. */
const MOST_AT_ONCE = 50;

export class RunDriver {
  constructor(private readonly parts: RunDriverParts) {}

  /** An iteration that is over is followed by the next of its loop, in the same job. */
  async drive(runId: string): Promise<void> {
    for (let next: string | undefined = runId; next !== undefined;) next = await this.driveOne(next);
  }

  private async driveOne(runId: string): Promise<string | undefined> {
    const flight = new StepFlight();
    const told = new Set<string>();
    let run = await this.read(runId);
    if (run && !(await this.parts.places.admits(run))) return undefined;
    while (run) {
      if (run.isFinished && !run.hasChanges()) return this.end(run, flight);
      await this.parts.waits.settle(run);
      await this.computePureSteps(run);
      const starting = this.start(run, flight);
      if (run.hasChanges() && !(await this.commit(run))) {
        run = await this.readAgain(run);
        continue;
      }
      for (const path of starting) flight.add(path, this.parts.underWay.execute(run, path));
      if (run.isFinished || this.parts.waits.isToBeLookedAt(run)) continue;
      await this.tellQueue(run, told);
      if (flight.isOver) return undefined;
      run = await this.takeLanded(run, await this.landed(run, flight));
    }
    return undefined;
  }

  private read(runId: string): Promise<RunningRun | undefined> {
    this.parts.underWay.abandoned.throwIfAborted();
    return this.parts.runs.open(runId);
  }

  /** Somebody else has moved the run. What effects gave is kept; everything else is decided anew. */
  private async readAgain(run: RunningRun, landed: readonly RunFact[] = []): Promise<RunningRun | undefined> {
    const facts = [...run.pending, ...landed].filter((fact) => !isDecision(fact) && this.hasEffect(run, fact));
    const fresh = await this.read(run.id);
    for (const fact of facts) if (fresh && isBelieved(fresh, fact)) fresh.take(fact);
    return fresh;
  }

  /** The run has ended. What still goes on is told to stop, and what it gives is kept as late. */
  private async end(run: RunningRun, flight: StepFlight): Promise<string | undefined> {
    if (!flight.isOver) this.parts.stops.stop(run.id);
    for (const fact of await flight.allLanded()) run.take(fact);
    if (run.hasChanges()) await this.commit(run);
    return this.needsAftercare(run) ? this.parts.aftercare.give(run) : undefined;
  }

  /** Waits for a step, but not beyond the run's deadline. */
  private async landed(run: RunningRun, flight: StepFlight): Promise<RunFact[]> {
    const left = run.deadlineInMs();
    if (left === Infinity) return flight.landed();
    const timer = setTimeout(() => this.parts.stops.stop(run.id), Math.min(Math.max(left, 0), 2 ** 31 - 1));
    try {
      const facts = await flight.landed();
      if (run.deadlineInMs() <= 0) run.take(this.parts.waits.overdue(run));
      return facts;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns the run as it is then: read again, when a step says what this run does not know of. */
  private async takeLanded(run: RunningRun, facts: readonly RunFact[]): Promise<RunningRun | undefined> {
    if (facts.some((fact) => !isBelieved(run, fact))) return this.readAgain(run, facts);
    for (const fact of facts) run.take(fact);
    return run;
  }

  private async computePureSteps(run: RunningRun): Promise<void> {
    const { underWay } = this.parts;
    for (;;) {
      const path = run.runnable().find((ready) => this.isPure(run, ready));
      if (path === undefined || underWay.abandoned.aborted) return;
      // A result that cannot be computed again is not kept waiting for one that can.
      if (run.pending.some((fact) => this.hasEffect(run, fact)) && !(await this.commit(run))) return;
      run.take(await underWay.compute(run, path));
    }
  }

  /** Marks steps as started, as far as there is room. @returns those that are to be executed once that is committed. */
  private start(run: RunningRun, flight: StepFlight): string[] {
    const starting: string[] = [];
    if (this.parts.underWay.abandoned.aborted) return starting;
    for (const path of run.runnable()) {
      if (flight.size + starting.length >= MOST_AT_ONCE) break;
      if (this.isPure(run, path) || flight.has(path)) continue;
      if (this.isUncertain(run, path)) {
        run.take({ kind: 'step-held', path, at: run.now() });
      } else if (isHopeless(run, path)) {
        run.take(givenUp(run, path));
      } else {
        run.take({ kind: 'step-started', path, at: run.now() });
        starting.push(path);
      }
    }
    return starting;
  }

  /** It was writing when its worker died, and its node says that a person is to decide. */
  private isUncertain(run: RunningRun, path: string): boolean {
    const node = run.nodeAt(path);
    return run.isInterrupted(path) && node.afterCrash === 'hold' && this.parts.steps.effectOf(node) === 'write';
  }

  /**
   * Jobs for waits, when their time has come, and for what found no room here and may begin elsewhere. Each is told once;
   * should the queue lose it, the sweeper finds the run.
   */
  private async tellQueue(run: RunningRun, told: Set<string>): Promise<void> {
    const rest = run.runnable().filter((path) => !this.isPure(run, path) && !told.has(path));
    const offers = rest.filter((_, place) => place % MOST_AT_ONCE === 0).map((lane) => ({ runId: run.id, lane }));
    const jobs = [...offers, ...timedJobs(run).filter(({ lane }) => !told.has(lane))];
    for (const lane of [...rest, ...jobs.map((job) => job.lane)]) told.add(lane);
    if (jobs.length === 0) return;
    try {
      await this.parts.queue.add(jobs);
    } catch (error) {
      this.parts.logger.warn({ err: error, runId: run.id }, 'Steps got no job; the sweeper gives them one');
    }
  }

  /** False when the run moved meanwhile: nothing was written. */
  private async commit(run: RunningRun): Promise<boolean> {
    const moved = await this.parts.writer.move({ ...run.changes(), dueInMs: this.nextLookInMs(run) });
    if (moved) run.markCommitted();
    return moved;
  }

  /** A run that has ended is looked at once more when something follows from its end. */
  private nextLookInMs(run: RunningRun): number | null {
    if (!run.isFinished) return dueInMs(run);
    return this.needsAftercare(run) ? AFTERCARE_GRACE_MS : null;
  }

  /** A run that was found finished and not due has had it. */
  private needsAftercare(run: RunningRun): boolean {
    return run.stored.isDue && this.parts.aftercare.isNeeded(run);
  }

  private hasEffect(run: RunningRun, fact: RunFact): boolean {
    return 'path' in fact && !this.isPure(run, fact.path);
  }

  private isPure(run: RunningRun, path: string): boolean {
    return this.parts.steps.effectOf(run.nodeAt(path)) === 'pure';
  }
}

const AFTERCARE_GRACE_MS = 3000;

/** What was decided on a state that is gone, unlike what happened outside. */
const isDecision = ({ kind }: RunFact): boolean => kind === 'step-started' || kind === 'step-held';

/** A step says that its run has ended. If it has not, the step was told so by mistake: it counts as interrupted. */
const isBelieved = (run: RunningRun, fact: RunFact): boolean =>
  run.isFinished || fact.kind !== 'step-failed' || fact.error.code !== TOLD_TO_STOP;
