/** Waits for other runs: creates and releases the runs, and returns the step's result once they have ended. */
import {
  isFinished,
  type GraphNode,
  type NodeOutcome,
  type RunFact,
  type RunStatus,
  type StepWait,
} from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';
import { idAt } from '../../../platform/ids/uuid.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import type { RunSession } from '../run/run-session.js';
import type { CalledWorkflows } from './called-workflows.js';
import { childId } from './child-id.js';
import type { ChildRun, ChildRuns } from './child-runs.js';
import type { IterationScheduler } from './iteration-scheduler.js';
import { resultsOf } from './loop-results.js';

type Iterate = Extract<NodeOutcome, { kind: 'iterate' }>;
type Call = Extract<NodeOutcome, { kind: 'call' }>;
export type IterationsWait = Extract<StepWait, { kind: 'iterations' }>;
type CallWait = Extract<StepWait, { kind: 'call' }>;

/** The maximum number of failed items in a loop's output. */
const MAX_ERRORS = 100;
const MAX_DEPTH = 10;
const UNFINISHED: readonly RunStatus[] = ['queued', 'running', 'waiting', 'held'];

export class ChildRunWaits {
  // oxlint-disable-next-line max-params -- constructor injection
  constructor(
    private readonly children: ChildRuns,
    private readonly scheduler: IterationScheduler,
    private readonly workflows: CalledWorkflows,
    private readonly queue: RunQueue,
    private readonly cancel: (runId: string) => Promise<void>,
  ) {}

  /** Creates a run per item. They are released when the step is committed as waiting (`check`). */
  async iterate(run: RunSession, node: GraphNode, outcome: Iterate): Promise<StepWait> {
    const { items, port, concurrency, onItemError, results } = outcome;
    await this.children.addIterations({ ...childOf(run, node), items });
    return { kind: 'iterations', port, count: items.length, concurrency, onItemError, results };
  }

  /** @throws NodeError when the workflow cannot be called */
  async call(run: RunSession, node: GraphNode, { workflowId, input, port, wait }: Call): Promise<StepWait> {
    if (run.stored.depth >= MAX_DEPTH) throw tooDeep();
    const called = await this.workflows.find(workflowId, input);
    const firstStart = run.state.steps[node.id]?.attempts[0]?.startedAt ?? run.now();
    const id = childId(idAt(Date.parse(firstStart)), run.id, node.id);
    await this.children.addCall({ ...childOf(run, node), ...called, id });
    return { kind: 'call', port, runId: id, detached: !wait };
  }

  /** Releases the runs that may start, and returns the step's result when all have ended. */
  check(run: RunSession, nodeId: string, wait: StepWait): Promise<RunFact | undefined> {
    if (wait.kind === 'iterations') return this.checkLoop(run, nodeId, wait);
    return wait.kind === 'call' ? this.checkCall(run, nodeId, wait) : Promise.resolve(undefined);
  }

  /** Cancels the runs of a step that no longer waits. A call that nothing waits for continues if it has begun. */
  async drop(run: RunSession, nodeId: string): Promise<void> {
    const wait = run.state.steps[nodeId]?.wait;
    const begun = await this.children.dropWaiting({ runId: run.id, nodeId });
    if (wait?.kind === 'call' && wait.detached) return;
    for (const runId of begun) await this.cancel(runId);
  }

  private async checkLoop(run: RunSession, nodeId: string, wait: IterationsWait): Promise<RunFact | undefined> {
    const parent = { runId: run.id, nodeId };
    const counts = await this.children.count(parent);
    const failed = (counts.get('failed') ?? 0) + (counts.get('cancelled') ?? 0);
    if (failed > 0 && wait.onItemError === 'stop') return this.failLoop(run, nodeId, wait);
    if (UNFINISHED.some((status) => counts.has(status))) {
      const { released } = await this.scheduler.releaseNext(parent, []);
      await this.queue.addNew(released);
      return undefined;
    }
    const errors = (await this.children.failures(parent, MAX_ERRORS)).map(itemError);
    const succeeded = counts.get('succeeded') ?? 0;
    const output = { count: wait.count, succeeded, failed, filtered: counts.get('filtered') ?? 0, errors };
    return returnsResults(run, nodeId, wait)
      ? this.completeWithResults(run, nodeId, wait, output)
      : completed(run, nodeId, wait.port, output);
  }

  private async completeWithResults(run: RunSession, nodeId: string, { port }: IterationsWait, output: object) {
    try {
      return completed(run, nodeId, port, { ...output, results: await resultsOf(this.children, run, nodeId) });
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      const { code, message, retryable } = error;
      return failed(run, nodeId, { code, message, retryable });
    }
  }

  private async failLoop(run: RunSession, nodeId: string, wait: IterationsWait): Promise<RunFact> {
    const [first] = await this.children.failures({ runId: run.id, nodeId }, 1);
    await this.drop(run, nodeId);
    const item = (first?.index ?? 0) + 1;
    const reason = first?.error?.message ?? 'It was cancelled.';
    const message = `Item ${item} of ${wait.count} failed: ${reason}`;
    const details = { index: first?.index, runId: first?.id, cause: first?.error?.code };
    return failed(run, nodeId, { code: 'loop.item-failed', message, retryable: false, details });
  }

  private async checkCall(run: RunSession, nodeId: string, wait: CallWait): Promise<RunFact | undefined> {
    const called = await this.children.find(wait.runId);
    if (!called) return failed(run, nodeId, GONE);
    if (!called.released) {
      await this.children.releaseCall(wait.runId);
      await this.queue.add([{ runId: wait.runId }]);
    }
    if (wait.detached) return completed(run, nodeId, wait.port, { runId: wait.runId });
    if (!isFinished(called.status)) return undefined;
    if (called.status === 'failed') return failed(run, nodeId, failureOf(called));
    if (called.status === 'cancelled') return failed(run, nodeId, CANCELLED);
    return completed(run, nodeId, wait.port, { runId: wait.runId, output: called.output ?? null });
  }
}

/** The results of a final loop are the output of its run, when a loop, a caller or a sender asks for it. */
const returnsResults = (run: RunSession, nodeId: string, { results, port }: IterationsWait): boolean =>
  results === 'all' &&
  run.isAskedForOutput() &&
  !run.graph.nodes.get(nodeId)?.outgoing.some((edge) => edge.sourcePort === port);

const childOf = (run: RunSession, node: GraphNode) => ({
  parent: { runId: run.id, nodeId: node.id },
  workflowId: run.stored.workflowId,
  versionId: run.stored.versionId,
  untilNodeId: run.stored.untilNodeId,
  mode: run.stored.mode,
  depth: run.stored.depth + 1,
  reuseFrom: run.stored.retry?.from === 'failed' ? run.stored.retry.of : null,
});

const itemError = ({ index, error }: ChildRun) => ({
  index,
  code: error?.code ?? 'run.cancelled',
  message: error?.message ?? 'It was cancelled.',
});

const completed = (run: RunSession, nodeId: string, port: string, output: unknown): RunFact => {
  const at = run.now();
  return { kind: 'step-completed', nodeId, at, startedAt: at, port, output };
};

const failed = (
  run: RunSession,
  nodeId: string,
  error: Extract<RunFact, { kind: 'step-failed' }>['error'],
): RunFact => {
  const at = run.now();
  return { kind: 'step-failed', nodeId, at, startedAt: at, error, retryAt: null };
};

const failureOf = ({ id, error }: ChildRun) => ({
  code: error?.code ?? 'run.failed',
  message: `The workflow it called failed: ${error?.message ?? 'its run says why.'}`,
  retryable: false,
  details: { runId: id },
});

const CANCELLED = {
  code: 'run.cancelled',
  message: 'The run of the workflow it called was cancelled.',
  retryable: false,
};
const GONE = {
  code: 'run.gone',
  message: 'The run of the workflow it called is not there any more.',
  retryable: false,
};

const tooDeep = () =>
  new NodeError({
    code: 'run.too-deep',
    message: `Workflows call each other ${MAX_DEPTH} deep here, which is the limit. Look for one that calls itself.`,
  });
