/** Runs one step: resolves its config, gives its executor a context, and turns what comes back into a fact. */
import {
  countTries,
  planRetry,
  stepInput,
  stepArrivals,
  type GraphNode,
  type NodeOutcome,
  type RunFact,
  type StepEffect,
  type StepError,
  type StepWait,
} from '@hookline/domain';
import { effectOf, NodeError, type ExecutionContext, type HttpDoor, type SenderAnswer } from '@hookline/node-kit';
import type { Logger } from 'pino';
import { findDefinition, findExecutor } from '../node-catalog/index.js';
import type { ConfigResolver } from './compute/config-resolver.js';
import type { LoopResults } from './child-runs/loop-results.js';
import type { WaitForRuns } from './child-runs/wait-for-runs.js';
import type { RunningRun } from './running-run.js';
import type { SenderAnswers } from './sender-answers/sender-answers.js';
import { toStepError } from './step-error.js';
import { withTimeout, type StepSignals } from './with-timeout.js';

/** More than a step may hand on, as JSON text. */
const LARGEST_OUTPUT = 8 * 1024 * 1024;

export interface StepRunnerParts {
  readonly resolver: ConfigResolver;
  readonly http: HttpDoor;
  readonly waits: WaitForRuns;
  readonly loops: LoopResults;
  readonly senderAnswers: SenderAnswers;
  readonly resumeUrl: (runId: string, path: string) => string;
  readonly logger: Logger;
}

export class StepRunner {
  constructor(private readonly parts: StepRunnerParts) {}

  effectOf(node: GraphNode): StepEffect {
    const definition = findDefinition(node.type);
    return definition ? effectOf(definition, node.config) : 'pure';
  }

  /** Whether a step is done over in no time and without a trace, so that nobody has to know that it was begun. */
  isComputedInPlace(run: RunningRun, node: GraphNode): boolean {
    const definition = findDefinition(node.type);
    if (!definition || effectOf(definition, node.config) !== 'pure') return definition === undefined;
    return !this.parts.resolver.isHeavy(definition, node, () => run.scopeOf(node.id));
  }

  /** Rejects when the step is abandoned: it is somebody else's then. */
  async run(run: RunningRun, path: string, signals: StepSignals): Promise<RunFact> {
    const startedAt = run.now();
    const node = run.nodeAt(path);
    const result = await this.execute(run, node, signals).catch((error: unknown) =>
      toStepError(error, node, this.parts.logger),
    );
    if (signals.abandon.aborted) throw signals.abandon.reason;
    const times = { path, startedAt, at: run.now() };
    if (!('kind' in result)) return failedFact(run, node, times, result);
    if (result.kind === 'waiting')
      return { kind: 'step-suspended', ...times, wait: result.wait, output: result.output };
    if (result.kind === 'stopped') return { kind: 'step-stopped', ...times, reason: result.reason };
    const { port, output, reason } = result;
    return { kind: 'step-completed', ...times, port, output, ...(reason !== undefined && { reason }) };
  }

  private async execute(run: RunningRun, node: GraphNode, signals: StepSignals): Promise<StepOutcome> {
    const definition = findDefinition(node.type);
    const executor = findExecutor(node.type);
    if (!definition || !executor) {
      throw new NodeError({ code: 'node.unknown-type', message: `This Hookline has no node type "${node.type}".` });
    }
    const context = await this.contextOf(run, node);
    const config = await this.parts.resolver.resolve(definition, node, context.scope);
    const execute = (signal: AbortSignal) => executor.execute(config, context.withDoor(signal));
    // A pure step cannot wait for anything, and its expressions have limits of their own.
    const isPure = effectOf(definition, node.config) === 'pure';
    const outcome = isPure ? await execute(signals.abandon) : await withTimeout(node.timeoutMs, signals, execute);
    refuseOversized(outcome);
    return this.settle(run, node, outcome);
  }

  /** Makes what the outcome asks for. */
  private async settle(run: RunningRun, node: GraphNode, outcome: NodeOutcome): Promise<StepOutcome> {
    switch (outcome.kind) {
      case 'completed':
      case 'stopped':
        return outcome;
      case 'suspended': {
        const { until, port, output, callback } = outcome;
        const wait: StepWait = callback ? { kind: 'callback', until, port, callback } : { kind: 'time', until, port };
        return { kind: 'waiting', wait, output };
      }
      case 'iterate':
        return { kind: 'waiting', wait: await this.parts.waits.iterate(run, node, outcome), output: undefined };
      case 'call':
        return { kind: 'waiting', wait: await this.parts.waits.call(run, node, outcome), output: undefined };
    }
  }

  private async contextOf(run: RunningRun, node: GraphNode) {
    const { loops, http, senderAnswers, logger } = this.parts;
    const steps = await loops.complete(run, [node]);
    const input = stepInput(run.graph, steps, node.id);
    const scope = run.scope(steps);
    const resumable = run.version.resumable;
    const resumeUrls = Object.fromEntries(resumable.map(({ id, key }) => [key, this.parts.resumeUrl(run.id, id)]));
    const execution = {
      input,
      arrivals: stepArrivals(run.graph, steps, node.id),
      idempotencyKey: `${run.id}/${node.key}`,
      respond: (answer: SenderAnswer) => senderAnswers.give(run, node, answer),
      clock: { now: () => new Date(run.now()) },
      timezone: run.version.document.settings.timezone,
      log: (message: string, details?: Readonly<Record<string, unknown>>) =>
        logger.debug({ runId: run.id, node: node.key, ...details }, message),
    };
    const withDoor = (signal: AbortSignal): ExecutionContext => ({
      ...execution,
      signal,
      http: { request: (request) => http.request({ signal, ...request }) },
    });
    return {
      scope: { ...scope, input, ...(resumable.length > 0 && { run: { ...scope.run, resumeUrls } }) },
      withDoor,
    };
  }
}

/** An outcome, once what it asks for is made. */
type StepOutcome =
  | Extract<NodeOutcome, { kind: 'completed' | 'stopped' }>
  | { readonly kind: 'waiting'; readonly wait: StepWait; readonly output: unknown };

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
