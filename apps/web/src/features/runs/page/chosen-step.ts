import type { RunResponse, StepResponse } from '@hookline/contracts';
import { levelOf } from '../waterfall/run-parts.js';

export interface ChosenStep {
  /** The run that the step is of: an item of a loop is a run of its own. */
  readonly run: RunResponse;
  readonly step: StepResponse;
}

/** The step to show: the one in the URL, else the failed one, else the current one. */
export function chosenStep(parts: readonly RunResponse[], nodeId: string | null): ChosenStep | undefined {
  if (nodeId === 'none') return undefined;
  for (const run of parts) {
    // The run of an item starts at its loop, which is a step of the parent run.
    const step = run.steps.find((each) => each.nodeId === nodeId && each.nodeId !== levelOf(run));
    if (step) return { run, step };
  }
  const [run] = parts;
  const step = run && eventfulStep(run);
  return run && step && { run, step };
}

function eventfulStep(run: RunResponse): StepResponse | undefined {
  return (
    run.steps.find((step) => step.nodeId === run.error?.nodeId) ??
    run.steps.find((step) => step.status === 'failed') ??
    run.steps.find((step) => ['held', 'waiting', 'running', 'filtered'].includes(step.status)) ??
    run.steps.findLast((step) => step.status === 'succeeded')
  );
}
