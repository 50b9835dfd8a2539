import { bareRecord, type GraphNode, type RunState, type StepState } from '@hookline/domain';
import { NodeError, configReferences } from '@hookline/node-kit';
import { findDefinition } from '../../node-catalog/index.js';
import type { RunSession } from '../run/run-session.js';
import type { ChildRuns } from './child-runs.js';

/** The maximum output of a step, in characters of JSON. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_SHOWN_BYTES = 256 * 1024;

/**
 * The results of a loop stay with its iterations, so that no row holds ten thousand items. They are loaded only for
 * steps that read them; a final loop has them in its output when the run's output is asked for.
 */
export class LoopResults {
  constructor(private readonly children: ChildRuns) {}

  /**
   * The run's steps, including the results of the loops that these nodes refer to or follow. @throws NodeError
   * `loop.results-too-large`
   */
  async complete(run: RunSession, nodes: readonly GraphNode[]): Promise<RunState['steps']> {
    const { steps } = run.state;
    const loops = Object.values(steps).filter(hasResults);
    if (loops.length === 0) return steps;
    const wanted = loops.filter((loop) => nodes.some((node) => asksFor(run, node, loop)));
    const completed = await Promise.all(
      wanted.map(async (loop): Promise<[string, StepState]> => [loop.nodeId, await this.withResults(run, loop)]),
    );
    return bareRecord(steps, Object.fromEntries(completed));
  }

  /** For display: with the results of all loops, except those too large to be shown at once. */
  async show(run: RunSession): Promise<RunState['steps']> {
    const { steps } = run.state;
    const shown = await Promise.all(
      Object.values(steps)
        .filter(hasResults)
        .map(async (loop): Promise<[string, StepState]> => {
          const results = await this.children.results({ runId: run.id, nodeId: loop.nodeId }, MAX_SHOWN_BYTES);
          return [loop.nodeId, results ? { ...loop, output: { ...(loop.output as object), results } } : loop];
        }),
    );
    return shown.length === 0 ? steps : bareRecord(steps, Object.fromEntries(shown));
  }

  private async withResults(run: RunSession, loop: StepState): Promise<StepState> {
    const results = await resultsOf(this.children, run, loop.nodeId);
    return { ...loop, output: { ...(loop.output as object), results } };
  }
}

/** The result of each item, by index. @throws NodeError `loop.results-too-large` */
export async function resultsOf(children: ChildRuns, run: RunSession, nodeId: string): Promise<unknown[]> {
  const results = await children.results({ runId: run.id, nodeId }, MAX_BYTES);
  if (results === undefined) throw tooLarge(run.nodeAt(nodeId));
  return results;
}

const hasResults = ({ status, wait }: StepState): boolean =>
  status === 'succeeded' && wait?.kind === 'iterations' && wait.results === 'all';

function asksFor(run: RunSession, node: GraphNode, loop: StepState): boolean {
  const follows = run.graph.nodes.get(node.id)?.incoming.some((edge) => edge.source === loop.nodeId) ?? false;
  const definition = findDefinition(node.type);
  const { key } = run.nodeAt(loop.nodeId);
  return follows || (definition ? configReferences(definition, node.config).some((it) => it.stepKey === key) : false);
}

const tooLarge = (loop: GraphNode): NodeError =>
  new NodeError({
    code: 'loop.results-too-large',
    message: `Together, the results of "${loop.name}" are more than the 8 MB that a step can take. Let its last step give less, or set its results to none.`,
  });
