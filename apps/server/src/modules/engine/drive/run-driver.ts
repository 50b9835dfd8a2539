/**
 * Drives one run as far as it goes: plan, execute, reduce, commit, and again. What has an effect outside is committed as
 * started before it begins, and its result before anything that depends on it does; pure steps are committed with what
 * follows them, because computing them again gives the same. Stops at a wait or at the end. When the run moved under
 * its hands, it goes on from the newer state and takes the results that it has into it.
 */
import type { RunFact } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunCompletion } from './run-completion.js';
import type { ConcurrencyLimiter } from '../concurrency/concurrency-limiter.js';
import { poisonStepFact, exceededInterruptions } from '../steps/poison-step.js';
import { isPassing } from './is-passing.js';
import type { LargeRuns } from '../run/large-runs.js';
import type { RunLoader } from '../run/run-loader.js';
import { faultError, interruptedError, type PoisonGuard } from './poison-guard.js';
import type { RunCommitter } from './run-committer.js';
import { MAX_AT_ONCE, RunJobs } from './run-jobs.js';
import { isCredible, type RunCancellations } from '../steps/run-cancellations.js';
import type { RunSession } from '../run/run-session.js';
import { InFlightSteps } from '../steps/in-flight-steps.js';
import type { StepRunner } from '../steps/step-runner.js';
import type { StepExecutor } from '../steps/step-executor.js';
import type { Waits } from './waits.js';

export interface RunDriverDeps {
  readonly runs: RunLoader;
  readonly large: LargeRuns;
  readonly committer: RunCommitter;
  readonly poison: PoisonGuard;
  readonly runner: StepRunner;
  readonly executor: StepExecutor;
  readonly waits: Waits;
  readonly concurrency: ConcurrencyLimiter;
  readonly completion: RunCompletion;
  readonly cancellations: RunCancellations;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

export class RunDriver {
  constructor(private readonly deps: RunDriverDeps) {}

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
    if (isPassing(error) || this.deps.executor.abandoned.aborted) throw error;
    if (!(await this.deps.poison.countInterruption(runId))) throw error;
    this.deps.logger.error({ err: error, runId }, 'Run processing failed again and again; the run was ended');
    await this.deps.poison.end(runId, faultError);
  }

  private driveOne(runId: string, isSuspect: boolean): Promise<string | undefined> {
    const { runs, large, concurrency: places, executor: underWay } = this.deps;
    underWay.abandoned.throwIfAborted();
    return runs.withRun(runId, large, async (run) =>
      (await places.acquire(run)) ? this.advance(run, isSuspect) : undefined,
    );
  }

  private async advance(first: RunSession, isSuspect: boolean): Promise<string | undefined> {
    const flight = new InFlightSteps();
    const { committer, queue, logger } = this.deps;
    const jobs = new RunJobs(queue, logger);
    let run: RunSession | undefined = first;
    while (run) {
      if (run.isFinished && !run.hasChanges()) return this.complete(run, flight);
      await this.deps.waits.settle(run);
      await (isSuspect ? this.computeSuspect(run) : this.computePureSteps(run));
      const starting = this.start(run, flight);
      if (run.hasChanges() && !(await committer.commit(run))) {
        run = await this.readAgain(run);
        continue;
      }
      for (const nodeId of starting) flight.add(nodeId, this.deps.executor.execute(run, nodeId));
      if (run.isFinished || this.deps.waits.hasUnchecked(run)) continue;
      await jobs.add(run, this.effects(run));
      if (flight.isEmpty) {
        await committer.rest(run);
        return undefined;
      }
      run = await this.applySettled(run, await this.landed(run, flight));
    }
    return undefined;
  }

  private read(runId: string): Promise<RunSession | undefined> {
    this.deps.executor.abandoned.throwIfAborted();
    return this.deps.runs.load(runId);
  }

  /** Somebody else has moved the run. What effects gave is kept; everything else is decided anew. */
  private async readAgain(run: RunSession, settled: readonly RunFact[] = []): Promise<RunSession | undefined> {
    const facts = [...run.pending, ...settled].filter((fact) => !isDecision(fact) && this.hasEffect(run, fact));
    const fresh = await this.read(run.id);
    for (const fact of facts) if (fresh && isCredible(fresh, fact)) fresh.apply(fact);
    return fresh;
  }

  /** The run has ended. What still goes on is told to stop, and what it gives is kept as late. */
  private async complete(run: RunSession, flight: InFlightSteps): Promise<string | undefined> {
    if (!flight.isEmpty) this.deps.cancellations.cancel(run.id);
    for (const fact of await flight.allSettled()) run.apply(fact);
    if (run.hasChanges()) await this.deps.committer.commit(run);
    return this.deps.committer.needsCompletion(run) ? this.deps.completion.run(run) : undefined;
  }

  /** Waits for a step, but not beyond the run's deadline. */
  private async landed(run: RunSession, flight: InFlightSteps): Promise<RunFact[]> {
    const left = run.deadlineInMs();
    if (left === Infinity) return flight.settled();
    const timer = setTimeout(() => this.deps.cancellations.cancel(run.id), Math.min(Math.max(left, 0), 2 ** 31 - 1));
    try {
      const facts = await flight.settled();
      if (run.deadlineInMs() <= 0) run.apply(this.deps.waits.overdue(run));
      return facts;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns the run as it is then: read again, when a step says what this run does not know of. */
  private async applySettled(run: RunSession, facts: readonly RunFact[]): Promise<RunSession | undefined> {
    if (facts.some((fact) => !isCredible(run, fact))) return this.readAgain(run, facts);
    for (const fact of facts) run.apply(fact);
    return run;
  }

  /** Counted before it is computed, because a worker that dies of it cannot. */
  private async computeSuspect(run: RunSession): Promise<void> {
    if (!run.runnable().some((ready) => this.isPure(run, ready))) return;
    await this.deps.poison.alone(async () => {
      if (!(await this.deps.poison.countInterruption(run.id))) return this.computePureSteps(run);
      run.apply({ kind: 'run-failed', at: run.now(), error: interruptedError });
    });
  }

  private async computePureSteps(run: RunSession): Promise<void> {
    const { executor: underWay, committer } = this.deps;
    for (;;) {
      const nodeId = run.runnable().find((ready) => this.isPure(run, ready));
      if (nodeId === undefined || underWay.abandoned.aborted) return;
      // A result that cannot be computed again is not kept waiting for one that can.
      if (run.pending.some((fact) => this.hasEffect(run, fact)) && !(await committer.commit(run))) return;
      run.apply(await underWay.compute(run, nodeId));
    }
  }

  /** Marks steps as started, as far as there is room. @returns those that are to be executed once that is committed. */
  private start(run: RunSession, flight: InFlightSteps): string[] {
    const starting: string[] = [];
    if (this.deps.executor.abandoned.aborted) return starting;
    for (const nodeId of this.effects(run)) {
      if (flight.size + starting.length >= MAX_AT_ONCE) break;
      if (flight.has(nodeId)) continue;
      if (this.isUncertain(run, nodeId)) {
        run.apply({ kind: 'step-held', nodeId, at: run.now() });
      } else if (exceededInterruptions(run, nodeId)) {
        run.apply(poisonStepFact(run, nodeId));
      } else {
        run.apply({ kind: 'step-started', nodeId, at: run.now() });
        starting.push(nodeId);
      }
    }
    return starting;
  }

  /** It was writing when its worker died, and its node says that a person is to decide. */
  private isUncertain(run: RunSession, nodeId: string): boolean {
    const node = run.nodeAt(nodeId);
    return run.isInterrupted(nodeId) && node.afterCrash === 'hold' && this.deps.runner.effectOf(node) === 'write';
  }

  /** Ready steps that are committed as started before they begin. */
  private effects(run: RunSession): string[] {
    return run.runnable().filter((nodeId) => !this.isPure(run, nodeId));
  }

  private hasEffect(run: RunSession, fact: RunFact): boolean {
    return 'nodeId' in fact && !this.isPure(run, fact.nodeId);
  }

  private isPure(run: RunSession, nodeId: string): boolean {
    return !run.isStarted(nodeId) && this.deps.runner.isComputedInPlace(run, run.nodeAt(nodeId));
  }
}

/** What was decided on a state that is gone, unlike what happened outside. */
const isDecision = ({ kind }: RunFact): boolean => kind === 'step-started' || kind === 'step-held';
