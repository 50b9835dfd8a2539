import { validateWorkflow } from '@hookline/domain';
import type { Problem, WorkflowGraph } from '@hookline/domain';
import type { ProblemCount } from '../../../shared/canvas/index.js';
import { catalog } from './catalog.js';

/** A graph never changes, so it is validated once, however many parts of the screen ask. */
export function problemsOf(graph: WorkflowGraph): readonly Problem[] {
  const known = remembered.get(graph);
  if (known) return known;
  const problems = validateWorkflow(graph, catalog);
  remembered.set(graph, problems);
  return problems;
}

const remembered = new WeakMap<WorkflowGraph, readonly Problem[]>();

export const blockingProblems = (graph: WorkflowGraph): readonly Problem[] =>
  problemsOf(graph).filter((problem) => problem.severity === 'error');

export const problemsOfNode = (graph: WorkflowGraph, nodeId: string): readonly Problem[] =>
  problemsOf(graph).filter((problem) => problem.nodeId === nodeId);

/** What a new step lacks before anybody had the time to fill it in. */
export const isSoft = ({ nodeId, code }: Problem, untouched: ReadonlySet<string>): boolean =>
  nodeId !== null && untouched.has(nodeId) && code.startsWith('field.');

/** @param untouched new steps: when all that is wrong with one is what it lacks, its count is marked as soft */
export function countByNode(
  problems: readonly Problem[],
  untouched: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const problem of problems) {
    const { nodeId, severity } = problem;
    if (nodeId === null) continue;
    const { errors, warnings, soft } = counts.get(nodeId) ?? { errors: 0, warnings: 0, soft: true };
    const error = severity === 'error';
    counts.set(nodeId, {
      errors: errors + (error ? 1 : 0),
      warnings: warnings + (error ? 0 : 1),
      soft: soft && isSoft(problem, untouched),
    });
  }
  return counts;
}
