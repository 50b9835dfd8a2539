import type { RunResponse, StepResponse } from '@hookline/contracts';

/** Debug information as text, without input and output, which may contain personal data. */
export function debugInfo(run: RunResponse, step: StepResponse): string {
  const node = run.graph.nodes.find((each) => each.id === step.nodeId);
  return [
    `Workflow ${run.workflowName} (${run.version === null ? 'draft' : `v${run.version}`})`,
    `Run ${run.id}, started ${run.startedAt}`,
    `Step ${node?.name ?? step.key} (${node?.type ?? 'unknown'}, key ${step.key})`,
    `Error ${step.error?.code ?? 'none'}: ${step.error?.message ?? ''}`,
    ...step.attempts.map(
      (attempt) =>
        `Attempt ${attempt.number}: ${attempt.startedAt} to ${attempt.finishedAt ?? 'now'}, ${attempt.error?.message ?? 'no error'}`,
    ),
  ].join('\n');
}
