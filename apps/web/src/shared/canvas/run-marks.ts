/**
 * The result of a run on the graph: one mark per node, one state per edge. Pure, so that list, canvas and test agree.
 */
import { indexGraph, isSettled } from '@hookline/domain';
import type { GraphEdge, GraphNode, StepStatus, WorkflowGraph } from '@hookline/domain';
import { nodeFacts } from '../nodes/node-facts.js';
import { formatClock, formatDuration, plural } from '../ui/index.js';

/** The part of a step that the canvas shows; a `StepResponse` fits. */
export interface StepFacts {
  readonly nodeId: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly reason: string | null;
  readonly attempts: readonly { readonly number: number; readonly retryAt: string | null }[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly wait?: { readonly kind: string; readonly until?: string | null | undefined } | null | undefined;
  readonly iterations?: IterationFacts | null | undefined;
}

/** Progress of a loop. */
export interface IterationFacts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly filtered: number;
  readonly cancelled: number;
}

export interface NodeMark {
  readonly status: StepStatus;
  /** One fact beside the status: `312 ms`, `took true`, `3 attempts`. */
  readonly fact: string;
  /** Set while the step runs, so that the card can count. */
  readonly since: string | null;
}

/** `taken`: the run went this way. `live`: it is going this way now. `dead`: it will not go this way. */
export type EdgeMark = 'idle' | 'taken' | 'live' | 'dead';

export function markNodes(graph: WorkflowGraph, steps: readonly StepFacts[]): ReadonlyMap<string, NodeMark> {
  const branching = new Set(graph.nodes.filter((node) => hasWays(graph, node)).map((node) => node.id));
  return new Map(steps.map((step) => [step.nodeId, markOf(step, branching.has(step.nodeId))]));
}

export function markEdges(graph: WorkflowGraph, steps: readonly StepFacts[]): ReadonlyMap<string, EdgeMark> {
  const byNode = new Map(steps.map((step) => [step.nodeId, step]));
  return new Map(graph.edges.map((edge) => [edge.id, edgeMark(edge, byNode)]));
}

function markOf(step: StepFacts, branches: boolean): NodeMark {
  const since = step.status === 'running' ? step.startedAt : null;
  return { status: step.status, fact: factOf(step, branches), since };
}

function factOf(step: StepFacts, branches: boolean): string {
  if (step.iterations) return iterationWords(step.iterations);
  const tries = step.attempts.length;
  switch (step.status) {
    case 'succeeded':
      if (branches && step.port) return `took ${step.port}`;
      return tries > 1 ? `${tries} attempts` : durationText(step);
    case 'failed':
      return tries > 1 ? `${tries} attempts` : durationText(step);
    case 'running':
      return tries > 1 ? `attempt ${tries}` : '';
    case 'waiting':
    case 'queued': {
      if (step.wait) return waitWords(step.wait, Date.now());
      const retryAt = step.attempts.at(-1)?.retryAt;
      return retryAt ? `attempt ${tries + 1} at ${formatClock(retryAt, Date.now())}` : '';
    }
    default:
      return step.reason ?? '';
  }
}

/** `2 of 3`, `2 of 3 ok`, `3 items`. */
export function iterationWords({ total, succeeded, failed, filtered, cancelled }: IterationFacts): string {
  const done = succeeded + failed + filtered + cancelled;
  if (done < total) return failed > 0 ? `${done} of ${total}, ${failed} failed` : `${done} of ${total}`;
  return failed + cancelled > 0 ? `${succeeded + filtered} of ${total} ok` : plural(total, 'item');
}

/** What a step waits for: `until 14:31:52`, `for an answer, until 14 Mar, 08:00`. */
export function waitWords({ kind, until }: NonNullable<StepFacts['wait']>, now: number): string {
  const end = until ? `until ${formatClock(until, now)}` : '';
  switch (kind) {
    case 'callback':
      return ['for an answer', end].filter(Boolean).join(', ');
    case 'iterations':
      return 'for its items';
    case 'call':
      return 'for the other workflow';
    default:
      return end;
  }
}

function edgeMark(edge: GraphEdge, steps: ReadonlyMap<string, StepFacts>): EdgeMark {
  const source = steps.get(edge.source);
  const target = steps.get(edge.target);
  if (!source || !isSettled(source.status)) return target?.status === 'not-taken' ? 'dead' : 'idle';
  if (source.port !== edge.sourcePort) return 'dead';
  // A step added since, or beyond the end of the test, was not part of the run.
  if (!target) return 'idle';
  return target.status === 'running' ? 'live' : 'taken';
}

/** A node with several ports: the port taken says more than the duration. */
function hasWays(graph: WorkflowGraph, node: GraphNode): boolean {
  const used = (indexGraph(graph).outgoing.get(node.id) ?? []).map((edge) => edge.sourcePort);
  return new Set([...nodeFacts(node).ports, ...used]).size > 1;
}

function durationText(step: StepFacts): string {
  if (!step.startedAt || !step.finishedAt) return '';
  return formatDuration(Date.parse(step.finishedAt) - Date.parse(step.startedAt));
}

const MAX_PACKETS = 8;

/** The edges that show a moving packet: those being taken now; none when there are more than MAX_PACKETS. */
export function liveEdges(marks: ReadonlyMap<string, EdgeMark>): ReadonlySet<string> {
  const live = [...marks].filter(([, mark]) => mark === 'live').map(([id]) => id);
  return new Set(live.length > MAX_PACKETS ? [] : live);
}
