/** Retries a finished run as a new run: a finished run never becomes unfinished again. */
import { retryRun, type RunState, type StepState } from '@hookline/domain';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import type { RunLoader } from '../run/run-loader.js';
import type { RunSession } from '../run/run-session.js';
import type { PublishedWorkflows } from '../store/published-workflows.js';
import type { RunStarter } from '../store/run-starter.js';
import type { RunnableVersion, VersionStore } from '../store/version-store.js';

export interface RetryOptions {
  readonly from: 'failed' | 'start';
  readonly version: 'original' | 'current';
}

export class RunRetrier {
  constructor(
    private readonly published: PublishedWorkflows,
    private readonly runs: RunLoader,
    private readonly versions: VersionStore,
    private readonly starter: RunStarter,
  ) {}

  /**
   * @returns the new run's id
   * @throws AppError `run.not-found`, `run.unfinished`, `run.is-iteration`, `run.not-failed`, `workflow.not-published`, `workflow.no-trigger`
   */
  async retry(runId: string, options: RetryOptions): Promise<string> {
    const run = await this.runs.load(runId);
    if (!run) throw notFound('run', runId);
    refuse(run, options);
    const { stored } = run;
    const versionId = options.version === 'original' ? stored.versionId : await this.currentVersion(stored.workflowId);
    const version = await this.versions.of({ ...stored, versionId });
    if (!version.graph.nodes.has(stored.triggerNodeId)) throw noTrigger();
    const state = options.from === 'failed' ? keptState(run, version) : undefined;
    return this.starter.start({
      workflowId: stored.workflowId,
      versionId,
      triggerNodeId: stored.triggerNodeId,
      untilNodeId: stored.untilNodeId,
      mode: stored.mode,
      eventId: stored.eventId,
      input: stored.input,
      retry: { of: run.id, from: options.from },
      ...(state && { state }),
    });
  }

  private async currentVersion(workflowId: string): Promise<string> {
    const workflow = await this.published.find(workflowId);
    if (workflow?.version && !workflow.isDeleted) return workflow.version.id;
    const message = 'Publish the workflow first: there is no current version.';
    throw new AppError('conflict', 'workflow.not-published', message);
  }
}

function refuse(run: RunSession, { from }: RetryOptions): void {
  const { parent } = run.stored;
  if (!run.isFinished)
    throw new AppError('conflict', 'run.unfinished', 'This run has not ended yet. Wait for its end, or cancel it.');
  if (parent && parent.itemIndex !== null)
    throw new AppError(
      'conflict',
      'run.is-iteration',
      'This is one item of a loop. Retry the run that the loop is in.',
    );
  if (from === 'failed' && run.state.status !== 'failed' && run.state.status !== 'cancelled')
    throw new AppError('conflict', 'run.not-failed', 'No step of this run failed. Retry it from the start.');
}

/** A node that has changed since is executed again, whatever its former result. */
function keptState(run: RunSession, version: RunnableVersion): RunState {
  const kept = new Map<string, StepState>();
  for (const step of Object.values(run.state.steps)) {
    const [before, now] = [run.graph.nodes.get(step.nodeId)?.node, version.graph.nodes.get(step.nodeId)?.node];
    if (before && now && before.type === now.type && before.key === now.key) kept.set(step.nodeId, step);
  }
  return retryRun(version.graph, run.stored.triggerNodeId, run.stored.triggerOutput, kept);
}

const noTrigger = (): AppError =>
  new AppError(
    'conflict',
    'workflow.no-trigger',
    'The current version does not have the trigger that this run began at. Retry it on its original version.',
  );
