/** Runs one step: resolves its config, gives its executor a context, and turns what comes back into a fact. */
import {
  countTries,
  planRetry,
  stepInput,
  type GraphNode,
  type NodeOutcome,
  type RunFact,
  type StepEffect,
  type StepError,
} from '@hookline/domain';
import { effectOf, NodeError, resolveConfig, type ExecutionContext, type HttpDoor } from '@hookline/node-kit';
import type { Logger } from 'pino';
import { findDefinition, findExecutor } from '../node-catalog/index.js';
import type { RunningRun } from './running-run.js';
import { toStepError } from './step-error.js';

/** More than a step may hand on, as JSON text. */
const LARGEST_OUTPUT = 8 * 1024 * 1024;

export class StepRunner {
  constructor(
    private readonly http: HttpDoor,
    private readonly logger: Logger,
  ) {}

  effectOf(node: GraphNode): StepEffect {
    const definition = findDefinition(node.type);
    return definition ? effectOf(definition, node.config) : 'pure';
  }

  /** @param abandon aborted when the process shuts down: the promise rejects, and the step is somebody else's. */
  async run(run: RunningRun, path: string, abandon: AbortSignal): Promise<RunFact> {
    const startedAt = run.now();
    const node = run.nodeAt(path);
    const outcome = await this.execute(run, node, abandon).catch((error: unknown) =>
      toStepError(error, node, this.logger),
    );
    if (abandon.aborted) throw abandon.reason;
    const times = { path, startedAt, at: run.now() };
    if (!('kind' in outcome)) return failedFact(run, node, times, outcome);
    if (outcome.kind === 'stopped') return { kind: 'step-stopped', ...times, reason: outcome.reason };
    return { kind: 'step-completed', ...times, port: outcome.port, output: outcome.output };
  }

  private async execute(run: RunningRun, node: GraphNode, abandon: AbortSignal): Promise<NodeOutcome> {
    const definition = findDefinition(node.type);
    const executor = findExecutor(node.type);
    if (!definition || !executor) {
      throw new NodeError({ code: 'node.unknown-type', message: `This Hookline has no node type "${node.type}".` });
    }
    const input = stepInput(run.graph, run.state.steps, node.id);
    const config = await resolveConfig(definition, node.config, { ...run.scope(), input });
    const execute = (signal: AbortSignal) => executor.execute(config, this.contextOf(run, node, input, signal));
    // A pure step cannot wait for anything, and its expressions have limits of their own.
    const isPure = effectOf(definition, node.config) === 'pure';
    const outcome = isPure ? await execute(abandon) : await withTimeout(node.timeoutMs, abandon, execute);
    refuseOversized(outcome);
    return outcome;
  }

  private contextOf(run: RunningRun, node: GraphNode, input: unknown, signal: AbortSignal): ExecutionContext {
    return {
      input,
      signal,
      idempotencyKey: `${run.id}/${node.key}`,
      http: { request: (request) => this.http.request({ signal, ...request }) },
      clock: { now: () => new Date(run.now()) },
      log: (message, details) => this.logger.debug({ runId: run.id, node: node.key, ...details }, message),
    };
  }
}

interface Times {
  readonly path: string;
  readonly startedAt: string;
  readonly at: string;
}

function failedFact(
  run: RunningRun,
  node: GraphNode,
  times: Times,
  failure: StepError & { retryAfterMs?: number | undefined },
): RunFact {
  const { retryAfterMs, ...error } = failure;
  const attempts = countTries(run.state.steps[times.path]?.attempts ?? []);
  const { retryable } = error;
  const retryAt = planRetry({
    policy: node.retry,
    attempts,
    retryable,
    retryAfterMs,
    now: times.at,
    jitter: Math.random(),
  });
  return { kind: 'step-failed', ...times, error, retryAt };
}

/** Ends with the executor, with the step's time, or with the process, whichever is first. */
async function withTimeout<T>(
  timeoutMs: number,
  abandon: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  const timer = setTimeout(() => controller.abort(timeoutError(timeoutMs)), timeoutMs);
  const onAbandon = () => controller.abort(abandon.reason);
  abandon.addEventListener('abort', onAbandon);
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    abandon.removeEventListener('abort', onAbandon);
  }
}

const timeoutError = (timeoutMs: number) =>
  new NodeError({
    code: 'step.timeout',
    message: `The step took longer than its limit of ${timeoutMs / 1000} s.`,
    retryable: true,
  });

function refuseOversized(outcome: NodeOutcome): void {
  if (outcome.kind !== 'completed' || typeof outcome.output !== 'object' || outcome.output === null) return;
  const size = JSON.stringify(outcome.output).length;
  if (size <= LARGEST_OUTPUT) return;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  throw new NodeError({
    code: 'output.too-large',
    message: `The step's output is ${megabytes} MB; the limit is 8 MB.`,
  });
}
