/**
 * Drives a run as far as possible: `decideNext` says what comes next, and this carries it out. Stops at a wait or at the
 * end. When another worker has moved the run, it continues from the newer state and applies the results it has.
 */
import { deadlineFact, decideNext, isCredible, startableSteps, type RunDecision, type RunFact } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { ConcurrencyLimiter } from '../concurrency/concurrency-limiter.js';
import type { LargeRuns } from '../run/large-runs.js';
import type { RunLoader } from '../run/run-loader.js';
import type { RunSession } from '../run/run-session.js';
import type { RunCancellations } from '../steps/run-cancellations.js';
import type { StepExecutor } from '../steps/step-executor.js';
import type { StepRunner } from '../steps/step-runner.js';
import { Drive } from './drive.js';
import { isTransient } from './is-transient.js';
import { faultError, interruptedError, type PoisonGuard } from './poison-guard.js';
import type { RunCommitter } from './run-committer.js';
import type { RunCompletion } from './run-completion.js';
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
      (await limiter.acquire(run)) ? this.advance(new Drive(run, isSuspect, this.deps)) : undefined,
    );
  }

  /** @returns the next iteration of a loop, when this run was one */
  private async advance(drive: Drive): Promise<string | undefined> {
    for (;;) {
      const decision = decideNext(drive);
      if (decision.kind === 'finish') return this.complete(drive);
      if (decision.kind === 'rest') return this.rest(drive);
      const run = await this.carryOut(decision, drive);
      if (!run) return undefined;
      drive.run = run;
    }
  }

  /** @returns the resulting run: reloaded when it has moved meanwhile, undefined when it is gone. */
  private carryOut(decision: MovingDecision, drive: Drive): RunSession | Promise<RunSession | undefined> {
    const { run } = drive;
    switch (decision.kind) {
      case 'apply':
        run.apply(decision.fact);
        return run;
      case 'check':
        drive.checked.add(decision.wait);
        return applied(run, this.deps.waits.check(run, decision.nodeId, decision.wait));
      case 'expire':
        return applied(run, this.deps.waits.expire(run, decision.nodeId, decision.wait));
      case 'compute':
        return drive.isSuspect ? this.computeSuspect(drive) : this.compute(run, decision.nodeId);
      case 'start':
        return this.start(drive, decision.nodeIds);
      case 'commit':
        return this.commit(drive);
      case 'wait':
        return this.wait(drive);
    }
  }

  private async commit(drive: Drive): Promise<RunSession | undefined> {
    return (await this.deps.committer.commit(drive.run)) ? drive.run : this.reload(drive);
  }

  private async compute(run: RunSession, nodeId: string): Promise<RunSession> {
    run.applyComputed(await this.deps.executor.compute(run, nodeId));
    return run;
  }

  /** Counted before the computation, because a dead worker cannot count. */
  private async computeSuspect(drive: Drive): Promise<RunSession> {
    const { run } = drive;
    await this.deps.poison.exclusively(async () => {
      if (await this.deps.poison.countInterruption(run.id))
        return run.apply({ kind: 'run-failed', at: run.now(), error: interruptedError });
      for (let next = decideNext(drive); next.kind === 'compute'; next = decideNext(drive))
        await this.compute(run, next.nodeId);
    });
    return run;
  }

  /** Nothing begins that is not committed as started. */
  private async start(drive: Drive, nodeIds: readonly string[]): Promise<RunSession | undefined> {
    const { run, inFlight } = drive;
    for (const nodeId of nodeIds) run.apply({ kind: 'step-started', nodeId, at: run.now() });
    if (!(await this.deps.committer.commit(run))) return this.reload(drive);
    for (const nodeId of nodeIds) inFlight.add(nodeId, this.deps.executor.execute(run, nodeId));
    return run;
  }

  /** Waits for a step, up to the run's deadline. A step may report something that this state does not know: it reloads. */
  private async wait(drive: Drive): Promise<RunSession | undefined> {
    const { run, inFlight, jobs } = drive;
    await jobs.add(run, startableSteps(drive));
    const facts = await this.untilDeadline(run, () => inFlight.settled());
    if (facts.some((fact) => !isCredible(run.state, fact))) return this.reload(drive, facts);
    for (const fact of facts) run.apply(fact);
    return run;
  }

  /** At the deadline the running steps are cancelled; what they give then comes after the end of their run. */
  private async untilDeadline(run: RunSession, work: () => Promise<RunFact[]>): Promise<RunFact[]> {
    const leftMs = run.deadlineInMs();
    if (leftMs === Infinity) return work();
    const timer = setTimeout(() => this.deps.cancellations.cancel(run.id), Math.min(Math.max(leftMs, 0), 2 ** 31 - 1));
    try {
      const facts = await work();
      return run.deadlineInMs() <= 0 ? [deadlineFact(run.deadlineMs ?? 0, run.now()), ...facts] : facts;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Another worker has moved the run. Results of effects are kept; everything else is decided again. */
  private async reload(drive: Drive, settled: readonly RunFact[] = []): Promise<RunSession | undefined> {
    const facts = [...drive.run.pending, ...settled].filter((fact) => !isDecision(fact));
    this.deps.executor.abandoned.throwIfAborted();
    const fresh = await this.deps.runs.load(drive.run.id);
    for (const fact of facts) if (fresh && isCredible(fresh.state, fact)) fresh.apply(fact);
    return fresh;
  }

  private async rest(drive: Drive): Promise<undefined> {
    await drive.jobs.add(drive.run, startableSteps(drive));
    await this.deps.committer.rest(drive.run);
  }

  /** The run has ended. Running steps are cancelled, and their results are stored as late. */
  private async complete({ run, inFlight }: Drive): Promise<string | undefined> {
    if (!inFlight.isEmpty) this.deps.cancellations.cancel(run.id);
    for (const fact of await inFlight.allSettled()) run.apply(fact);
    if (run.hasChanges()) await this.deps.committer.commit(run);
    return this.deps.committer.needsCompletion(run) ? this.deps.completion.run(run) : undefined;
  }
}

type MovingDecision = Exclude<RunDecision, { kind: 'finish' | 'rest' }>;

async function applied(run: RunSession, found: Promise<RunFact | undefined>): Promise<RunSession> {
  const fact = await found;
  if (fact) run.apply(fact);
  return run;
}

/** Decisions on outdated state are dropped; facts from outside are kept. */
const isDecision = ({ kind }: RunFact): boolean => DECISIONS.has(kind);
const DECISIONS: ReadonlySet<RunFact['kind']> = new Set(['step-started', 'step-held', 'run-failed']);
