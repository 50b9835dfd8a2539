/**
 * Drives a run as far as possible: plan, execute, reduce, commit, repeat. A step with an effect is committed as started
 * before it begins, and its result before any dependent step begins; pure steps are committed with what follows them,
 * because recomputing them gives the same result. Stops at a wait or at the end. When another worker has moved the run,
 * it continues from the newer state and applies the results it has.
 */
import type { RunFact } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunCompletion } from './run-completion.js';
import type { ConcurrencyLimiter } from '../concurrency/concurrency-limiter.js';
import { poisonStepFact, exceededInterruptions } from '../steps/poison-step.js';
import { isTransient } from './is-transient.js';
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

  /** A finished iteration is followed by the next one of its loop in the same job. */
  async drive(runId: string, isSuspect: boolean): Promise<void> {
    for (let next: string | undefined = runId; next !== undefined;) {
      const current: string = next;
      next = await this.driveOne(current, isSuspect && current === runId).catch((error: unknown) =>
        this.onInterruption(current, error),
      );
    }
  }

  /** Failures outside of steps are retried by the sweeper, but not for ever. */
  private async onInterruption(runId: string, error: unknown): Promise<undefined> {
    if (isTransient(error) || this.deps.executor.abandoned.aborted) throw error;
    if (!(await this.deps.poison.countInterruption(runId))) throw error;
    this.deps.logger.error({ err: error, runId }, 'Run processing failed repeatedly; the run was ended');
    await this.deps.poison.end(runId, faultError);
  }

  private driveOne(runId: string, isSuspect: boolean): Promise<string | undefined> {
    const { runs, large, concurrency: limiter, executor } = this.deps;
    executor.abandoned.throwIfAborted();
    return runs.withRun(runId, large, async (run) =>
      (await limiter.acquire(run)) ? this.advance(run, isSuspect) : undefined,
    );
  }

  private async advance(first: RunSession, isSuspect: boolean): Promise<string | undefined> {
    const inFlight = new InFlightSteps();
    const { committer, queue, logger } = this.deps;
    const jobs = new RunJobs(queue, logger);
    let run: RunSession | undefined = first;
    while (run) {
      if (run.isFinished && !run.hasChanges()) return this.complete(run, inFlight);
      await this.deps.waits.settle(run);
      await (isSuspect ? this.computeSuspect(run) : this.computePureSteps(run));
      const starting = this.start(run, inFlight);
      if (run.hasChanges() && !(await committer.commit(run))) {
        run = await this.reload(run);
        continue;
      }
      for (const nodeId of starting) inFlight.add(nodeId, this.deps.executor.execute(run, nodeId));
      if (run.isFinished || this.deps.waits.hasUnchecked(run)) continue;
      await jobs.add(run, this.effects(run));
      if (inFlight.isEmpty) {
        await committer.rest(run);
        return undefined;
      }
      run = await this.applySettled(run, await this.nextSettled(run, inFlight));
    }
    return undefined;
  }

  private read(runId: string): Promise<RunSession | undefined> {
    this.deps.executor.abandoned.throwIfAborted();
    return this.deps.runs.load(runId);
  }

  /** Another worker has moved the run. Results of effects are kept; everything else is decided again. */
  private async reload(run: RunSession, settled: readonly RunFact[] = []): Promise<RunSession | undefined> {
    const facts = [...run.pending, ...settled].filter((fact) => !isDecision(fact) && this.hasEffect(run, fact));
    const fresh = await this.read(run.id);
    for (const fact of facts) if (fresh && isCredible(fresh, fact)) fresh.apply(fact);
    return fresh;
  }

  /** The run has ended. Running steps are cancelled, and their results are stored as late. */
  private async complete(run: RunSession, inFlight: InFlightSteps): Promise<string | undefined> {
    if (!inFlight.isEmpty) this.deps.cancellations.cancel(run.id);
    for (const fact of await inFlight.allSettled()) run.apply(fact);
    if (run.hasChanges()) await this.deps.committer.commit(run);
    return this.deps.committer.needsCompletion(run) ? this.deps.completion.run(run) : undefined;
  }

  /** Waits for a step, up to the run's deadline. */
  private async nextSettled(run: RunSession, inFlight: InFlightSteps): Promise<RunFact[]> {
    const leftMs = run.deadlineInMs();
    if (leftMs === Infinity) return inFlight.settled();
    const timer = setTimeout(() => this.deps.cancellations.cancel(run.id), Math.min(Math.max(leftMs, 0), 2 ** 31 - 1));
    try {
      const facts = await inFlight.settled();
      if (run.deadlineInMs() <= 0) run.apply(this.deps.waits.overdue(run));
      return facts;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns the resulting run: reloaded when a step reports something this state does not know. */
  private async applySettled(run: RunSession, facts: readonly RunFact[]): Promise<RunSession | undefined> {
    if (facts.some((fact) => !isCredible(run, fact))) return this.reload(run, facts);
    for (const fact of facts) run.apply(fact);
    return run;
  }

  /** Counted before the computation, because a dead worker cannot count. */
  private async computeSuspect(run: RunSession): Promise<void> {
    if (!run.runnable().some((ready) => this.isPure(run, ready))) return;
    await this.deps.poison.exclusively(async () => {
      if (!(await this.deps.poison.countInterruption(run.id))) return this.computePureSteps(run);
      run.apply({ kind: 'run-failed', at: run.now(), error: interruptedError });
    });
  }

  private async computePureSteps(run: RunSession): Promise<void> {
    const { executor, committer } = this.deps;
    for (;;) {
      const nodeId = run.runnable().find((ready) => this.isPure(run, ready));
      if (nodeId === undefined || executor.abandoned.aborted) return;
      // A result that cannot be recomputed does not wait for one that can.
      if (run.pending.some((fact) => this.hasEffect(run, fact)) && !(await committer.commit(run))) return;
      run.apply(await executor.compute(run, nodeId));
    }
  }

  /** Marks steps as started, up to the limit. @returns the steps to execute after the commit. */
  private start(run: RunSession, inFlight: InFlightSteps): string[] {
    const starting: string[] = [];
    if (this.deps.executor.abandoned.aborted) return starting;
    for (const nodeId of this.effects(run)) {
      if (inFlight.size + starting.length >= MAX_AT_ONCE) break;
      if (inFlight.has(nodeId)) continue;
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

  /** Its worker died while it was writing, and its node asks for a person's decision. */
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

/** Decisions on outdated state are dropped; facts from outside are kept. */
const isDecision = ({ kind }: RunFact): boolean => kind === 'step-started' || kind === 'step-held';
