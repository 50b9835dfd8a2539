import type { StepStatus } from '@hookline/domain';

export interface ThreadStep {
  nodeId: string;
  name: string;
  status: StepStatus;
}

export type Knot = { kind: 'step'; step: ThreadStep } | { kind: 'more'; count: number };

const MAX_KNOTS = 12;
const ENDS = 4;

/**
 * The knots of a run's thread: all steps, or of more than twelve the first four, the number left out, and the last
 * four.
 */
export function foldThread(steps: readonly ThreadStep[]): Knot[] {
  const knots = (part: readonly ThreadStep[]): Knot[] => part.map((step) => ({ kind: 'step', step }));
  if (steps.length <= MAX_KNOTS) return knots(steps);
  const left = steps.length - 2 * ENDS;
  return [...knots(steps.slice(0, ENDS)), { kind: 'more', count: left }, ...knots(steps.slice(-ENDS))];
}

/**
 * The thread in words: `4 succeeded, 1 failed, 1 not reached yet`. A step that the run has not reached is not queued.
 */
export function threadSentence(steps: readonly ThreadStep[], word: (status: StepStatus) => string): string {
  const counts = new Map<StepStatus, number>();
  for (const { status } of steps) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => `${count} ${status === 'queued' ? 'not reached yet' : word(status).toLowerCase()}`)
    .join(', ');
}
