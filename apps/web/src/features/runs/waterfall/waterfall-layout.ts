/**
 * Lays a run out on its time line. Positions are shares (0 to 1) of the line; its last fifth is space for the words behind
 * the last bar.
 */
import type { RunResponse, StepResponse } from '@hookline/contracts';
import { indexGraph, isFinished } from '@hookline/domain';
import { emptyRow, endOf, layoutStep } from './layout-step.js';
import type { WaterfallRow } from './layout-step.js';
import { itemOf, joinItems, levelOf } from './run-parts.js';

export interface Tick {
  at: number;
  ms: number;
}

export interface WaterfallLayout {
  rows: WaterfallRow[];
  ticks: Tick[];
  /** The duration of the whole time line. */
  totalMs: number;
}

const LABEL_SPACE = 1.25;
const MAX_TICKS = 6;

/**
 * Lays out a run with its shown items.
 * @param now the end of what is still running, in milliseconds
 * @param items the runs of the shown items
 */
export function layoutWaterfall(run: RunResponse, now: number, items: readonly RunResponse[] = []): WaterfallLayout {
  const origin = Date.parse(run.startedAt);
  const parts = joinItems(run, items);
  const moments = parts.flatMap(({ steps }) =>
    steps.flatMap((step) => step.attempts.map((attempt) => endOf(attempt, now))),
  );
  const last = Math.max(origin + 1, finishOf(run, now), ...moments);
  const totalMs = (last - origin) * LABEL_SPACE;
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
    // The thread also lists the loop of an item, and the steps inside the run's own loops.
    const entries = part.thread.filter(({ nodeId }) => (nodesById.get(nodeId)?.parent ?? null) === level);
    return entries.flatMap(({ nodeId, name, status }) => {
      const step = steps.get(nodeId);
      const base = { runId: part.id, depth };
      if (step === undefined) return [emptyRow(nodeId, name, status, base)];
      const row = layoutStep(step, name, readyMoment(step, part, steps), now, share, base);
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

/** Round times from 0, at most six, none so close to the end that its label would overflow. */
export function layoutTicks(totalMs: number): Tick[] {
  const rough = totalMs / MAX_TICKS;
  const step = STEPS.find((each) => each >= rough) ?? Math.ceil(rough / (24 * HOUR)) * 24 * HOUR;
  const ticks: Tick[] = [];
  for (let ms = 0; ms < totalMs * 0.93; ms += step) ticks.push({ ms, at: ms / totalMs });
  return ticks;
}

/** When the step was ready: the latest end of its predecessors, or the run's start for the trigger. */
function readyMoment(step: StepResponse, run: RunResponse, steps: ReadonlyMap<string, StepResponse>): number | null {
  if (step.nodeId === run.triggerNodeId) return null;
  const before = run.graph.edges
    .filter((edge) => edge.target === step.nodeId)
    .flatMap((edge) => steps.get(edge.source)?.finishedAt ?? []);
  // The first steps of an item are ready when the item starts.
  if (before.length === 0) return levelOf(run) === null ? null : Date.parse(run.startedAt);
  return Math.max(...before.map((moment) => Date.parse(moment)));
}

const finishOf = (run: RunResponse, now: number): number =>
  run.finishedAt === null ? (isFinished(run.status) ? 0 : now) : Date.parse(run.finishedAt);
