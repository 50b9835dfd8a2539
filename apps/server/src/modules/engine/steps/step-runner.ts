/** Runs one step: resolves its config, calls its executor with a context, and turns the outcome into a fact. */
import {
  countTries,
  planRetry,
  stepInput,
  type GraphNode,
  type NodeOutcome,
  type RunFact,
  type RunState,
  type StepEffect,
  type StepError,
  type StepWait,
} from '@hookline/domain';
import { NodeError, effectOf, type ExpressionScope, type HttpClient } from '@hookline/node-kit';
import type { Logger } from 'pino';
import { findDefinition, findExecutor } from '../../node-catalog/index.js';
import type { ResumeLinks } from '../callbacks/resume-links.js';
import type { ChildRunWaits } from '../child-runs/child-run-waits.js';
import type { LoopResults } from '../child-runs/loop-results.js';
import type { RunSession } from '../run/run-session.js';
import type { ConfigResolver } from './compute/config-resolver.js';
import { MAX_COUNTED, sizeOf } from './compute/size-of.js';
import { StepContext } from './step-context.js';
import { toStepError } from './step-error.js';
import type { WebhookResponses } from './webhook-responses.js';
import { withTimeout, type StepSignals } from './with-timeout.js';

/** The maximum output of a step as JSON text. */
const MAX_OUTPUT_BYTES = 8 * 1024 * 1024;

export interface StepRunnerDeps {
  readonly resolver: ConfigResolver;
  readonly http: HttpClient;
  readonly waits: ChildRunWaits;
  readonly loops: LoopResults;
  readonly webhookResponses: WebhookResponses;
  readonly links: Pick<ResumeLinks, 'urlOf'>;
  readonly logger: Logger;
}

export class StepRunner {
  constructor(private readonly deps: StepRunnerDeps) {}

  effectOf(node: GraphNode): StepEffect {
    const definition = findDefinition(node.type);
    return definition ? effectOf(definition, node.config) : 'pure';
  }

  /** Whether a step takes no time and has no effect, so that its start need not be committed. */
  isComputedInPlace(run: RunSession, node: GraphNode): boolean {
    const definition = findDefinition(node.type);
    if (!definition || effectOf(definition, node.config) !== 'pure') return definition === undefined;
    return !this.deps.resolver.isHeavy(definition, node, () => run.scopeOf(node.id));
  }

  /** Rejects when the step is abandoned and handed to another worker. */
  async run(run: RunSession, nodeId: string, signals: StepSignals): Promise<RunFact> {
    const startedAt = run.now();
    const node = run.nodeAt(nodeId);
    const result = await this.execute(run, node, signals).catch((error: unknown) =>
      toStepError(error, node, this.deps.logger),
    );
    if (signals.abandon.aborted) throw signals.abandon.reason;
    const times = { nodeId, startedAt, at: run.now() };
    if (!('kind' in result)) return failedFact(run, node, times, result);
    if (result.kind === 'waiting')
      return { kind: 'step-suspended', ...times, wait: result.wait, output: result.output };
    if (result.kind === 'stopped') return { kind: 'step-stopped', ...times, reason: result.reason };
    const { port, output, reason } = result;
    return { kind: 'step-completed', ...times, port, output, ...(reason !== undefined && { reason }) };
  }

  private async execute(run: RunSession, node: GraphNode, signals: StepSignals): Promise<StepOutcome> {
    const definition = findDefinition(node.type);
    const executor = findExecutor(node.type);
    if (!definition || !executor) {
      throw new NodeError({ code: 'node.unknown-type', message: `This Hookline has no node type "${node.type}".` });
    }
    const steps = await this.deps.loops.complete(run, [node]);
    const input = stepInput(run.graph, steps, node.id);
    const config = await this.deps.resolver.resolve(definition, node, this.scopeOf(run, steps, input));
    const execute = (signal: AbortSignal) =>
      executor.execute(config, new StepContext(this.deps, { run, node, steps, input, signal }));
    // A pure step cannot wait, and its expressions have limits of their own.
    const isPure = effectOf(definition, node.config) === 'pure';
    const outcome = isPure ? await execute(signals.abandon) : await withTimeout(node.timeoutMs, signals, execute);
    refuseOversized(outcome);
    return this.settle(run, node, outcome);
  }

  /** Creates what the outcome asks for. */
  private async settle(run: RunSession, node: GraphNode, outcome: NodeOutcome): Promise<StepOutcome> {
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
        return { kind: 'waiting', wait: await this.deps.waits.iterate(run, node, outcome), output: undefined };
      case 'call':
        return { kind: 'waiting', wait: await this.deps.waits.call(run, node, outcome), output: undefined };
    }
  }

  private scopeOf(run: RunSession, steps: RunState['steps'], input: unknown): ExpressionScope {
    const scope = run.scope(steps);
    const { resumable } = run.version;
    if (resumable.length === 0) return { ...scope, input };
    const resumeUrls = Object.fromEntries(resumable.map(({ id, key }) => [key, this.deps.links.urlOf(run.id, id)]));
    return { ...scope, input, run: { ...scope.run, resumeUrls } };
  }
}

/** An outcome after its child runs or callback were created. */
type StepOutcome =
  | Extract<NodeOutcome, { kind: 'completed' | 'stopped' }>
  | { readonly kind: 'waiting'; readonly wait: StepWait; readonly output: unknown };

interface Times {
  readonly nodeId: string;
  readonly startedAt: string;
  readonly at: string;
}

function failedFact(
  run: RunSession,
  node: GraphNode,
  times: Times,
  failure: StepError & { retryAfterMs?: number | undefined },
): RunFact {
  const { retryAfterMs, ...error } = failure;
  const attempts = countTries(run.state.steps[times.nodeId]?.attempts ?? []);
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
  // Escapes make a text at most six times as long: below that, nothing need be written out to be counted.
  if (sizeOf(outcome.output) < MAX_COUNTED) return;
  const size = JSON.stringify(outcome.output).length;
  if (size <= MAX_OUTPUT_BYTES) return;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  throw new NodeError({
    code: 'output.too-large',
    message: `The step's output is ${megabytes} MB; the limit is 8 MB.`,
  });
}
