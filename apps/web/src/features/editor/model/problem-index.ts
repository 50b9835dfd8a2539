import { validateWorkflow } from '@hookline/domain';
import type { Problem, WorkflowGraph } from '@hookline/domain';
import type { ProblemCount } from '../../../shared/canvas/index.js';
import { catalog } from './catalog.js';

/** Validates each graph once: graphs are immutable, and many components ask. */
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

/** Problems that are only missing settings of a new step. */
export const isSoft = ({ nodeId, code }: Problem, untouched: ReadonlySet<string>): boolean =>
  nodeId !== null && untouched.has(nodeId) && code.startsWith('field.');

/** @param untouched new steps: when a step only lacks settings, its count is marked as soft */
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
