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

export function countByNode(problems: readonly Problem[]): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const { nodeId, severity } of problems) {
    if (nodeId === null) continue;
    const { errors, warnings } = counts.get(nodeId) ?? { errors: 0, warnings: 0 };
    const error = severity === 'error';
    counts.set(nodeId, { errors: errors + (error ? 1 : 0), warnings: warnings + (error ? 0 : 1) });
  }
  return counts;
}
