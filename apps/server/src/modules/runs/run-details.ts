import { stepInput, type StepState } from '@hookline/domain';
import type { RunResponse, StepResponse } from '@hookline/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { OpenRuns, type RunningRun } from '../engine/index.js';
import { RunList } from './run-list.js';

/** One run with everything that is known of its steps, on the graph it runs on. */
@Injectable()
export class RunDetails {
  constructor(
    private readonly list: RunList,
    private readonly runs: OpenRuns,
  ) {}

  async get(id: string): Promise<RunResponse> {
    const [summary, run] = isUuid(id) ? await Promise.all([this.list.find(id), this.runs.open(id)]) : [];
    if (!summary || !run) throw notFound('run', id);
    const { stored } = run;
    const { document } = run.version;
    return {
      ...summary,
      status: stored.status,
      revision: stored.revision,
      graph: { ...document, nodes: [...document.nodes], edges: [...document.edges] },
      triggerNodeId: stored.triggerNodeId,
      untilNodeId: stored.untilNodeId,
      error: run.state.error && describeError(run.state.error),
      steps: summary.thread.flatMap(({ nodeId }) => {
        const step = run.state.steps[nodeId];
        return step ? [describeStep(run, step, stored.startedAt)] : [];
      }),
    };
  }
}

function describeStep(run: RunningRun, step: StepState, runStartedAt: string): StepResponse {
  const isTrigger = step.path === run.state.triggerNodeId;
  return {
    path: step.path,
    nodeId: step.nodeId,
    key: run.nodeAt(step.path).key,
    status: step.status,
    port: step.port,
    input: isTrigger ? null : (stepInput(run.graph, run.state.steps, step.nodeId) ?? null),
    output: step.output ?? null,
    error: step.error && describeError(step.error),
    reason: step.reason,
    attempts: step.attempts.map((attempt) => ({ ...attempt, error: attempt.error && describeError(attempt.error) })),
    startedAt: isTrigger ? runStartedAt : (step.attempts[0]?.startedAt ?? null),
    finishedAt: isTrigger ? runStartedAt : (step.attempts.at(-1)?.finishedAt ?? null),
  };
}

/** Leaves out `details` when there are none: the contract has no `undefined`. */
function describeError<E extends { details?: Readonly<Record<string, unknown>> | undefined }>(error: E) {
  const { details, ...rest } = error;
  return { ...rest, ...(details ? { details: { ...details } } : {}) };
}
