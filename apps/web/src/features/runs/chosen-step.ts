import type { RunResponse, StepResponse } from '@hookline/contracts';

/** The step to look at: the one asked for, else the one that failed, else the one that is on its way. */
export function chosenStep(run: RunResponse, path: string | null): StepResponse | undefined {
  if (path === 'none') return undefined;
  const asked = run.steps.find((step) => step.path === path);
  if (asked !== undefined) return asked;
  return (
    run.steps.find((step) => step.nodeId === run.error?.nodeId) ??
    run.steps.find((step) => step.status === 'failed') ??
    run.steps.find((step) => ['held', 'waiting', 'running', 'filtered'].includes(step.status)) ??
    run.steps.findLast((step) => step.status === 'succeeded')
  );
}
