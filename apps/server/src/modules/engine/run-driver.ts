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
import { givenUp, isHopeless } from './given-up.js';
import { isPassing } from './is-passing.js';
import type { LargeRuns } from './large-runs.js';
import type { OpenRuns } from './open-runs.js';
import { faultError, interruptedError, type PoisonGuard } from './poison-guard.js';
import type { RunCommitter } from './run-committer.js';
import { MAX_AT_ONCE, RunJobs } from './run-jobs.js';
import { isBelieved, type RunStops } from './run-stops.js';
import type { RunningRun } from './running-run.js';
import { StepFlight } from './step-flight.js';
import type { StepRunner } from './step-runner.js';
import type { StepsUnderWay } from './steps-under-way.js';
import type { Waits } from './waits.js';

export interface RunDriverParts {
  readonly runs: OpenRuns;
  readonly large: LargeRuns;
  readonly committer: RunCommitter;
  readonly poison: PoisonGuard;
  readonly steps: StepRunner;
  readonly underWay: StepsUnderWay;
  readonly waits: Waits;
  readonly places: Places;
  readonly aftercare: Aftercare;
  readonly stops: RunStops;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

export class RunDriver {
  constructor(private readonly parts: RunDriverParts) {}

  /** An iteration that is over is followed by the next of its loop, in the same job. */
  async drive(runId: string, isSuspect: boolean): Promise<void> {
    for (let next: string | undefined = runId; next !== undefined;) {
      const current: string = next;
      next = await this.driveOne(current, isSuspect && current === runId).catch((error: unknown) =>
        this.interrupted(current, error),
      );
    }
  }

  /** What is no step's failure is tried again by the sweeper, but not for ever. */
  private async interrupted(runId: string, error: unknown): Promise<undefined> {
    if (isPassing(error) || this.parts.underWay.abandoned.aborted) throw error;
    if (!(await this.parts.poison.countInterruption(runId))) throw error;
    this.parts.logger.error({ err: error, runId }, 'Run processing failed again and again; the run was ended');
    await this.parts.poison.end(runId, faultError);
  }

  private driveOne(runId: string, isSuspect: boolean): Promise<string | undefined> {
    const { runs, large, places, underWay } = this.parts;
    underWay.abandoned.throwIfAborted();
    return runs.during(runId, large, async (run) =>
      (await places.admits(run)) ? this.advance(run, isSuspect) : undefined,
    );
  }

  private async advance(first: RunningRun, isSuspect: boolean): Promise<string | undefined> {
    const flight = new StepFlight();
    const { committer, queue, logger } = this.parts;
    const jobs = new RunJobs(queue, logger);
    let run: RunningRun | undefined = first;
    while (run) {
      if (run.isFinished && !run.hasChanges()) return this.end(run, flight);
      await this.parts.waits.settle(run);
      await (isSuspect ? this.computeSuspect(run) : this.computePureSteps(run));
      const starting = this.start(run, flight);
      if (run.hasChanges() && !(await committer.commit(run))) {
        run = await this.readAgain(run);
        continue;
      }
      for (const path of starting) flight.add(path, this.parts.underWay.execute(run, path));
      if (run.isFinished || this.parts.waits.isToBeLookedAt(run)) continue;
      await jobs.add(run, this.effects(run));
      if (flight.isOver) {
        await committer.rest(run);
        return undefined;
      }
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
    if (run.hasChanges()) await this.parts.committer.commit(run);
    return this.parts.committer.needsAftercare(run) ? this.parts.aftercare.give(run) : undefined;
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

  /** Counted before it is computed, because a worker that dies of it cannot. */
  private async computeSuspect(run: RunningRun): Promise<void> {
    if (!run.runnable().some((ready) => this.isPure(run, ready))) return;
    await this.parts.poison.alone(async () => {
      if (!(await this.parts.poison.countInterruption(run.id))) return this.computePureSteps(run);
      run.take({ kind: 'run-failed', at: run.now(), error: interruptedError });
    });
  }

  private async computePureSteps(run: RunningRun): Promise<void> {
    const { underWay, committer } = this.parts;
    for (;;) {
      const path = run.runnable().find((ready) => this.isPure(run, ready));
      if (path === undefined || underWay.abandoned.aborted) return;
      // A result that cannot be computed again is not kept waiting for one that can.
      if (run.pending.some((fact) => this.hasEffect(run, fact)) && !(await committer.commit(run))) return;
      run.take(await underWay.compute(run, path));
    }
  }

  /** Marks steps as started, as far as there is room. @returns those that are to be executed once that is committed. */
  private start(run: RunningRun, flight: StepFlight): string[] {
    const starting: string[] = [];
    if (this.parts.underWay.abandoned.aborted) return starting;
    for (const path of this.effects(run)) {
      if (flight.size + starting.length >= MAX_AT_ONCE) break;
      if (flight.has(path)) continue;
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

  /** Ready steps that are committed as started before they begin. */
  private effects(run: RunningRun): string[] {
    return run.runnable().filter((path) => !this.isPure(run, path));
  }

  private hasEffect(run: RunningRun, fact: RunFact): boolean {
    return 'path' in fact && !this.isPure(run, fact.path);
  }

  private isPure(run: RunningRun, path: string): boolean {
    return !run.isStarted(path) && this.parts.steps.isComputedInPlace(run, run.nodeAt(path));
  }
}

/** What was decided on a state that is gone, unlike what happened outside. */
const isDecision = ({ kind }: RunFact): boolean => kind === 'step-started' || kind === 'step-held';
