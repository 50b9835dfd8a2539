/** One job's work on a run: the run as it was last loaded, and what this worker does with it. */
import type { RunView, StepWait } from '@hookline/domain';
import type { Logger } from 'pino';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunSession } from '../run/run-session.js';
import { InFlightSteps } from '../steps/in-flight-steps.js';
import type { StepExecutor } from '../steps/step-executor.js';
import type { StepRunner } from '../steps/step-runner.js';
import { RunJobs } from './run-jobs.js';

interface DriveDeps {
  readonly runner: StepRunner;
  readonly executor: StepExecutor;
  readonly queue: RunQueue;
  readonly logger: Logger;
}

export class Drive {
  readonly inFlight = new InFlightSteps();
  readonly jobs: RunJobs;
  readonly checked = new Set<StepWait>();

  constructor(
    public run: RunSession,
    /** Its worker may have died of it before: it is counted, and computed by itself. */
    readonly isSuspect: boolean,
    private readonly deps: DriveDeps,
  ) {
    this.jobs = new RunJobs(deps.queue, deps.logger);
  }

  readonly view = (): RunView => {
    const { run, inFlight, checked } = this;
    const { runner, executor } = this.deps;
    return {
      graph: run.graph,
      state: run.state,
      plan: run.plan(),
      now: run.now(),
      deadlineMs: run.deadlineMs,
      deadlineInMs: run.deadlineInMs(),
      pending: run.pending,
      checked,
      inFlight,
      isStopping: executor.abandoned.aborted,
      hasChanges: () => run.hasChanges(),
      isCommitted: (nodeId) => run.isCommitted(nodeId),
      isInterrupted: (nodeId) => run.isInterrupted(nodeId),
      isComputedInPlace: (node) => runner.isComputedInPlace(run, node),
      effectOf: (node) => runner.effectOf(node),
    };
  };
}
