/**
 * Where everything of a run stands on its time line: attempts as bars, the queue before them, the wait between two
 * tries. Positions are shares (0 to 1) of the line; the last fifth of it is room for the words behind the last bar.
 */
import type { AttemptResponse, RunResponse, StepResponse } from '@hookline/contracts';
import { indexGraph, isFinished, isSettled, type StepStatus } from '@hookline/domain';
import { itemOf, joinItems, levelOf } from './run-parts.js';

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
  /** How many loops it is inside of. */
  depth: number;
  /** A loop from its start to its end: drawn as a bracket over its items. */
  bracket: Span | null;
  step: StepResponse | null;
  /** Whether anything has happened to the node yet. */
  isReached: boolean;
  nodeId: string;
  name: string;
  status: StepStatus;
  queue: Span | null;
  bars: Bar[];
  /** Waiting to try again. */
  waits: Span[];
  /** Where the words begin. */
  end: number;
  durationMs: number | null;
  queueMs: number;
  attempts: number;
  port: string | null;
  reason: string | null;
}

export interface Tick {
  at: number;
  ms: number;
}

export interface WaterfallLayout {
  rows: WaterfallRow[];
  ticks: Tick[];
  /** What the whole line stands for. */
  totalMs: number;
}

const ROOM_FOR_WORDS = 1.25;
const MAX_TICKS = 6;

/**
 * @param now for what is still on its way, in milliseconds
 * @param items the runs of those items of its loops that are shown
 */
export function layoutWaterfall(run: RunResponse, now: number, items: readonly RunResponse[] = []): WaterfallLayout {
  const origin = Date.parse(run.startedAt);
  const parts = joinItems(run, items);
  const moments = parts.flatMap(({ steps }) =>
    steps.flatMap((step) => step.attempts.map((attempt) => endOf(attempt, now))),
  );
  const last = Math.max(origin + 1, finishOf(run, now), ...moments);
  const totalMs = (last - origin) * ROOM_FOR_WORDS;
  const share = (moment: number): number => Math.min(1, Math.max(0, (moment - origin) / totalMs));
  return {
    totalMs,
    ticks: layoutTicks(totalMs),
    rows: layoutPart(run, 0),
  };

  function layoutPart(part: RunResponse, depth: number): WaterfallRow[] {
    const steps = new Map(part.steps.map((step) => [step.nodeId, step]));
    const { nodesById } = indexGraph(part.graph);
    const level = levelOf(part);
    // A thread may name more than this run has to do: the loop that it is an item of, and what its own loops hold.
    const entries = part.thread.filter(({ nodeId }) => (nodesById.get(nodeId)?.parent ?? null) === level);
    return entries.flatMap(({ nodeId, name, status }) => {
      const step = steps.get(nodeId);
      const place = { runId: part.id, depth };
      if (step === undefined) return [emptyRow(nodeId, name, status, place)];
      const row = layoutStep(step, name, readyMoment(step, part, steps), now, share, place);
      const item = step.iterations ? itemOf(parts, part.id, nodeId) : undefined;
      return [row, ...(item ? layoutPart(item, depth + 1) : [])];
    });
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  ...[1, 10, 100, SECOND, 10 * SECOND].flatMap((unit) => [unit, 2 * unit, 5 * unit]),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 6, 12].map((hours) => hours * HOUR),
];

/** Round times from 0 on, six at most; none so close to the end that its words would stand out over it. */
export function layoutTicks(totalMs: number): Tick[] {
  const rough = totalMs / MAX_TICKS;
  const step = STEPS.find((each) => each >= rough) ?? Math.ceil(rough / (24 * HOUR)) * 24 * HOUR;
  const ticks: Tick[] = [];
  for (let ms = 0; ms < totalMs * 0.93; ms += step) ticks.push({ ms, at: ms / totalMs });
  return ticks;
}

function layoutStep(
  step: StepResponse,
  name: string,
  readyAt: number | null,
  now: number,
  share: (moment: number) => number,
  place: { runId: string; depth: number },
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
    ...place,
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

/** When the step could have begun: the latest end of what leads to it, or the run's start for the trigger. */
function readyMoment(step: StepResponse, run: RunResponse, steps: ReadonlyMap<string, StepResponse>): number | null {
  if (step.nodeId === run.triggerNodeId) return null;
  const before = run.graph.edges
    .filter((edge) => edge.target === step.nodeId)
    .flatMap((edge) => steps.get(edge.source)?.finishedAt ?? []);
  // The first steps of an item could begin when the item did.
  if (before.length === 0) return levelOf(run) === null ? null : Date.parse(run.startedAt);
  return Math.max(...before.map((moment) => Date.parse(moment)));
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

/** Pure steps are recomputed and keep no attempts, only their times. */
const onlyAttempt = (step: StepResponse): AttemptResponse[] =>
  step.startedAt === null
    ? []
    : [{ number: 1, startedAt: step.startedAt, finishedAt: step.finishedAt, error: step.error, retryAt: null }];

const endOf = (attempt: AttemptResponse, now: number): number =>
  Math.max(Date.parse(attempt.startedAt), attempt.finishedAt === null ? now : Date.parse(attempt.finishedAt));

const finishOf = (run: RunResponse, now: number): number =>
  run.finishedAt === null ? (isFinished(run.status) ? 0 : now) : Date.parse(run.finishedAt);

function bracketOf(step: StepResponse, now: number, share: (moment: number) => number): Span | null {
  const start = step.startedAt ?? step.attempts[0]?.startedAt;
  if (start === undefined) return null;
  const end = isSettled(step.status) ? step.finishedAt : null;
  return { from: share(Date.parse(start)), to: share(end === null ? now : Date.parse(end)) };
}

const emptyRow = (
  nodeId: string,
  name: string,
  status: StepStatus,
  place: { runId: string; depth: number },
): WaterfallRow => ({
  ...place,
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
