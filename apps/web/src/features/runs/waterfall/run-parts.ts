/** A run with the runs of its shown items: together they cover the steps of the whole graph. */
import type { RunResponse, StepResponse } from '@hookline/contracts';

/** The runs below `run`, each after the run that contains its loop. */
export function joinItems(run: RunResponse, candidates: readonly RunResponse[]): readonly RunResponse[] {
  const parts = [run];
  const loops = new Set<string>();
  for (const part of parts) {
    for (const candidate of candidates) {
      const { parent } = candidate;
      if (parent?.index == null || parent.runId !== part.id) continue;
      const loop = `${parent.runId} ${parent.nodeId}`;
      if (!loops.has(loop)) parts.push(candidate);
      loops.add(loop);
    }
  }
  return parts;
}

/** The shown item of a loop. */
export const itemOf = (parts: readonly RunResponse[], loopRunId: string, nodeId: string): RunResponse | undefined =>
  parts.find(({ parent }) => parent?.index != null && parent.runId === loopRunId && parent.nodeId === nodeId);

export interface Loop {
  readonly runId: string;
  readonly nodeId: string;
  readonly step: StepResponse;
}

/** The loops that have started. */
export const loopsOf = (parts: readonly RunResponse[]): readonly Loop[] =>
  parts.flatMap((run) =>
    run.steps.flatMap((step) =>
      step.iterations && step.iterations.total > 0 ? [{ runId: run.id, nodeId: step.nodeId, step }] : [],
    ),
  );

/** The steps of all parts, one per node: the run of an item also lists its loop. */
export const stepsOf = (parts: readonly RunResponse[]): readonly StepResponse[] =>
  parts.flatMap((part) => part.steps.filter((step) => step.nodeId !== levelOf(part)));

/** The container of a run's steps; null for a run of a workflow. */
export const levelOf = ({ parent }: RunResponse): string | null => (parent?.index == null ? null : parent.nodeId);
