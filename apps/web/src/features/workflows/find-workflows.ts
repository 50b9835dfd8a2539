import type { WorkflowSummaryResponse } from '@hookline/contracts';

/** The workflows whose name contains every word, busiest first; those that never ran by name. */
export function findWorkflows(
  all: readonly WorkflowSummaryResponse[],
  wanted: string,
): readonly WorkflowSummaryResponse[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .toSorted((a, b) => b.recent.runs - a.recent.runs || a.name.localeCompare(b.name));
}
