/** Lays out the row of one step: attempts as bars, the time in the queue, and the waits between attempts. */
import type { AttemptResponse, StepResponse } from '@hookline/contracts';
import { isSettled, type StepStatus } from '@hookline/domain';

export interface Span {
  from: number;
  to: number;
}

export interface Bar extends Span {
  status: 'succeeded' | 'failed' | 'running' | 'filtered' | 'cancelled' | 'held' | 'waiting';
}

export interface WaterfallRow {
  /** The run that the step is of: an item of a loop is a run of its own. */
  runId: string;
  /** Number of loops around it. */
  depth: number;
  /** A loop from its start to its end: drawn as a bracket over its items. */
  bracket: Span | null;
  step: StepResponse | null;
  /** Whether the run has reached the node. */
  isReached: boolean;
  nodeId: string;
  name: string;
  status: StepStatus;
  queue: Span | null;
  bars: Bar[];
  /** Waits between attempts. */
  waits: Span[];
  /** The position of the label. */
  end: number;
  durationMs: number | null;
  queueMs: number;
  attempts: number;
  port: string | null;
  reason: string | null;
}

/** @param share position of a moment on the time line */
// oxlint-disable-next-line max-params -- values of one computation, each of another kind
export function layoutStep(
  step: StepResponse,
  name: string,
  readyAt: number | null,
  now: number,
  share: (moment: number) => number,
  base: { runId: string; depth: number },
): WaterfallRow {
  const attempts = step.attempts.length > 0 ? step.attempts : onlyAttempt(step);
  const bracket = step.iterations ? bracketOf(step, now, share) : null;
  const shown = bracket === null ? attempts : [];
  const bars = shown.map((attempt, index): Bar => {
    const isLast = index === shown.length - 1;
    return {
      from: share(Date.parse(attempt.startedAt)),
      to: share(endOf(attempt, now)),
      status: barStatus(step, attempt, isLast),
    };
  });
  const firstStart = attempts[0] === undefined ? null : Date.parse(attempts[0].startedAt);
  const lastAttempt = attempts.at(-1);
  const queueMs = readyAt === null || firstStart === null ? 0 : Math.max(0, firstStart - readyAt);
  return {
    ...base,
    step,
    bracket,
    isReached: true,
    nodeId: step.nodeId,
    name,
    status: step.status,
    bars,
    queue:
      readyAt === null || firstStart === null || queueMs < 1 ? null : { from: share(readyAt), to: share(firstStart) },
    waits: layoutWaits(attempts, step, now, share),
    end: Math.max(0, bracket?.to ?? 0, ...bars.map((bar) => bar.to)),
    durationMs: firstStart === null || lastAttempt === undefined ? null : endOf(lastAttempt, now) - firstStart,
    queueMs,
    attempts: attempts.length,
    port: step.port,
    reason: step.reason,
  };
}

function layoutWaits(
  attempts: readonly AttemptResponse[],
  { status, iterations }: StepResponse,
  now: number,
  share: (moment: number) => number,
): Span[] {
  return attempts.flatMap((attempt, index): Span[] => {
    const next = attempts[index + 1];
    const until = next === undefined ? (status === 'waiting' ? now : null) : Date.parse(next.startedAt);
    if (attempt.finishedAt === null || until === null || iterations) return [];
    return [{ from: share(Date.parse(attempt.finishedAt)), to: share(until) }];
  });
}

function barStatus(step: StepResponse, attempt: AttemptResponse, isLast: boolean): Bar['status'] {
  if (attempt.error !== null) return 'failed';
  if (attempt.finishedAt === null && isLast && step.status === 'running') return 'running';
  if (!isLast) return 'failed';
  switch (step.status) {
    case 'failed':
    case 'filtered':
    case 'cancelled':
    case 'held':
    case 'running':
    case 'waiting':
      return step.status;
    case 'queued':
    case 'succeeded':
    case 'skipped':
    case 'not-taken':
      return 'succeeded';
  }
}

/** Pure steps have no stored attempts, only their times. */
const onlyAttempt = (step: StepResponse): AttemptResponse[] =>
  step.startedAt === null
    ? []
    : [{ number: 1, startedAt: step.startedAt, finishedAt: step.finishedAt, error: step.error, retryAt: null }];

export const endOf = (attempt: AttemptResponse, now: number): number =>
  Math.max(Date.parse(attempt.startedAt), attempt.finishedAt === null ? now : Date.parse(attempt.finishedAt));

function bracketOf(step: StepResponse, now: number, share: (moment: number) => number): Span | null {
  const start = step.startedAt ?? step.attempts[0]?.startedAt;
  if (start === undefined) return null;
  const end = isSettled(step.status) ? step.finishedAt : null;
  return { from: share(Date.parse(start)), to: share(end === null ? now : Date.parse(end)) };
}

/** The row of a step that the run has not reached. */
export const emptyRow = (
  nodeId: string,
  name: string,
  status: StepStatus,
  base: { runId: string; depth: number },
): WaterfallRow => ({
  ...base,
  step: null,
  bracket: null,
  isReached: false,
  nodeId,
  name,
  status,
  queue: null,
  bars: [],
  waits: [],
  end: 0,
  durationMs: null,
  queueMs: 0,
  attempts: 0,
  port: null,
  reason: null,
});
