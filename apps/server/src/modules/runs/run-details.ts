import type { RunResponse, StepResponse } from '@hookline/contracts';
import { stepInput, type RunState, type StepState } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { LoopResults, ResumeLinks, RunLoader, type RunSession } from '../engine/index.js';
import { Iterations } from './iterations.js';
import { RunList } from './run-list.js';

/** One run with all details of its steps, on its graph. */
@Injectable()
export class RunDetails {
  // oxlint-disable-next-line max-params -- constructor injection
  constructor(
    private readonly list: RunList,
    private readonly runs: RunLoader,
    private readonly loops: LoopResults,
    private readonly iterations: Iterations,
    private readonly links: ResumeLinks,
  ) {}

  async get(id: string): Promise<RunResponse> {
    const [summary, run] = isUuid(id) ? await this.read(id) : [];
    if (!summary || !run) throw notFound('run', id);
    const { stored } = run;
    const { document } = run.version;
    const steps = await this.loops.show(run);
    const described = summary.thread.flatMap(({ nodeId }) => {
      // A step may be called `constructor`, which every object has.
      const step = Object.hasOwn(steps, nodeId) ? steps[nodeId] : undefined;
      return step ? [this.describeStep(run, steps, step)] : [];
    });
    return {
      ...summary,
      status: stored.status,
      revision: stored.revision,
      graph: { ...document, nodes: [...document.nodes], edges: [...document.edges] },
      triggerNodeId: stored.triggerNodeId,
      untilNodeId: stored.untilNodeId,
      parent: stored.parent && {
        runId: stored.parent.runId,
        nodeId: stored.parent.nodeId,
        index: stored.parent.itemIndex,
      },
      retryOf: stored.retry?.of ?? null,
      error: run.state.error && describeError(run.state.error),
      steps: await Promise.all(described),
    };
  }

  /** Two reads, between which the run may end: then both are repeated. */
  private async read(id: string) {
    const [summary, run] = await this.readBoth(id);
    const agree = !summary || !run || (summary.finishedAt !== null) === run.isFinished;
    return agree ? ([summary, run] as const) : this.readBoth(id);
  }

  private readBoth(id: string) {
    return Promise.all([this.list.find(id), this.runs.load(id)]);
  }

  private async describeStep(run: RunSession, steps: RunState['steps'], step: StepState): Promise<StepResponse> {
    const isTrigger = step.nodeId === run.state.triggerNodeId;
    const { startedAt } = run.stored;
    return {
      nodeId: step.nodeId,
      key: run.nodeAt(step.nodeId).key,
      status: step.status,
      port: step.port,
      input: isTrigger ? null : (stepInput(run.graph, steps, step.nodeId) ?? null),
      // A delay stores its output at the beginning and hands it on after the wait.
      output: step.status === 'waiting' ? null : (step.output ?? null),
      error: step.error && describeError(step.error),
      reason: step.reason,
      attempts: step.attempts.map(describeAttempt),
      wait: this.describeWait(run, step),
      iterations:
        step.wait?.kind === 'iterations' ? await this.iterations.count(run.id, step.nodeId, step.wait.count) : null,
      startedAt: isTrigger ? startedAt : (step.attempts[0]?.startedAt ?? null),
      finishedAt: isTrigger ? startedAt : (step.attempts.at(-1)?.finishedAt ?? null),
    };
  }

  private describeWait(run: RunSession, { nodeId, wait }: StepState): StepResponse['wait'] {
    switch (wait?.kind) {
      case undefined:
        return null;
      case 'time':
        return { kind: 'time', until: wait.until };
      case 'callback': {
        const { title, text, answers } = wait.callback;
        const resumeUrl = this.links.urlOf(run.id, nodeId);
        const buttons = answers.map(({ name, label }) => ({ name, label }));
        return { kind: 'callback', until: wait.until, title, text, answers: buttons, resumeUrl };
      }
      case 'iterations':
        return { kind: 'iterations' };
      case 'call':
        return { kind: 'call', runId: wait.runId };
    }
  }
}

function describeAttempt({ late, error, ...attempt }: StepState['attempts'][number]): StepResponse['attempts'][number] {
  return {
    ...attempt,
    error: error && describeError(error),
    ...(late && {
      late: { at: late.at, error: late.error && describeError(late.error), output: late.output ?? null },
    }),
  };
}

/** Leaves out `details` when there are none: the contract has no `undefined`. */
function describeError<E extends { details?: Readonly<Record<string, unknown>> | undefined }>(error: E) {
  const { details, ...rest } = error;
  return { ...rest, ...(details ? { details: { ...details } } : {}) };
}
