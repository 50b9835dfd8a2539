/** One job's work on a run: the run as it was last loaded, and what this worker does with it. */
import type { GraphNode, RunFact, RunGraph, RunPlan, RunState, RunView, StepEffect, StepWait } from '@hookline/domain';
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

/** It is the view that decisions are made on, as a whole: many are made for a run, and a copy for each would cost more. */
export class Drive implements RunView {
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

  get graph(): RunGraph {
    return this.run.graph;
  }

  get state(): RunState {
    return this.run.state;
  }

  get plan(): RunPlan {
    return this.run.plan();
  }

  get now(): string {
    return this.run.now();
  }

  get deadlineMs(): number | null {
    return this.run.deadlineMs;
  }

  get deadlineInMs(): number {
    return this.run.deadlineInMs();
  }

  get pending(): readonly RunFact[] {
    return this.run.pending;
  }

  get isStopping(): boolean {
    return this.deps.executor.abandoned.aborted;
  }

  readonly hasChanges = (): boolean => this.run.hasChanges();
  readonly isCommitted = (nodeId: string): boolean => this.run.isCommitted(nodeId);
  readonly isInterrupted = (nodeId: string): boolean => this.run.isInterrupted(nodeId);
  readonly isComputedInPlace = (node: GraphNode): boolean => this.deps.runner.isComputedInPlace(this.run, node);
  readonly effectOf = (node: GraphNode): StepEffect => this.deps.runner.effectOf(node);
}
