import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbRunGraph } from '../testing/arb-run-graph.js';
import { planNextSteps } from './plan/plan-next-steps.js';
import { reduceRun, startRun } from './reduce/reduce-run.js';
import { retryRun } from './reduce/retry-run.js';
import type { RunGraph } from './run-graph.js';
import type { RunFact } from './state/fact.js';
import type { RunState, StepWait } from './state/run-state.js';
import { isFinished, isSettled } from './state/status.js';

const START = Date.parse('2026-11-21T10:00:00.000Z');
const PORTS = ['out', 'true', 'false', 'error'] as const;

const ENDS = [
  'completed',
  'stopped',
  'failed',
  'retry',
  'lost',
  'twice',
  'delayed',
  'asked',
  'looped',
  'held',
  'cancelled',
  'late',
] as const;

/** What chance decides at each turn: which step moves, and what becomes of it. */
const arbTurns = fc.array(
  fc.record({
    pick: fc.nat(),
    end: fc.constantFrom(...ENDS),
    port: fc.constantFrom(...PORTS),
  }),
  { minLength: 1, maxLength: 60 },
);

type Turn = { pick: number; end: string; port: string };

const FAILURE = { code: 'x.y', message: 'x', retryable: true };

/** Plays a run as workers would: jobs get lost, results arrive twice, workers die, people cancel, clocks are late. */
function play(graph: RunGraph, turns: readonly Turn[]): { state: RunState; facts: RunFact[] } {
  let state = startRun(graph, 'n0', 'event');
  const facts: RunFact[] = [];
  const take = (...taken: RunFact[]) => {
    for (const fact of taken) {
      facts.push(fact);
      state = reduceRun(graph, state, fact);
    }
  };
  for (let turn = 0; !isFinished(state.status); turn++) {
    const { pick, end, port } = turns[turn % turns.length] ?? { pick: 0, end: 'completed', port: 'out' };
    const at = new Date(START + turn * 60_000).toISOString();
    const { ready, running, waiting, elapsed, awaiting } = planNextSteps(graph, state, at);
    const held = Object.values(state.steps).filter((step) => step.status === 'held');
    const begun = [...running, ...elapsed, ...awaiting, ...held.map((step) => step.nodeId)];
    const movable = [...ready, ...begun];
    const nodeId = movable[pick % Math.max(movable.length, 1)];
    if (nodeId === undefined) {
      if (waiting.length === 0) throw new Error('A run that has not ended has nothing to do');
      continue;
    }
    expectInputsSettled(graph, state, nodeId);
    const start: RunFact[] = begun.includes(nodeId) ? [] : [{ kind: 'step-started', nodeId, at }];
    take(...start, ...factsOf(turn > turns.length ? 'completed' : end, nodeId, at, port, turn));
  }
  return { state, facts };
}

function factsOf(end: string, nodeId: string, at: string, port: string, output: unknown): RunFact[] {
  const result = { nodeId, at, startedAt: at };
  const completed: RunFact = { kind: 'step-completed', ...result, port, output };
  const suspended = (wait: StepWait): RunFact => ({ kind: 'step-suspended', ...result, wait, output });
  const until = new Date(Date.parse(at) + 150_000).toISOString();
  switch (end) {
    case 'lost':
      return [];
    case 'stopped':
      return [{ kind: 'step-stopped', ...result, reason: 'no' }];
    case 'failed':
      return [{ kind: 'step-failed', ...result, error: FAILURE, retryAt: null }];
    case 'retry':
      return [{ kind: 'step-failed', ...result, error: FAILURE, retryAt: until }];
    case 'twice':
      return [completed, { ...completed, port: 'false', output: 'again' }];
    case 'delayed':
      return [suspended({ kind: 'time', until, port })];
    case 'asked':
      return [suspended({ kind: 'callback', until, port, callback: { title: '', text: '', answers: [] } })];
    case 'looped': {
      const options = { count: 3, concurrency: 1, onItemError: 'stop', results: 'all' } as const;
      return [suspended({ kind: 'iterations', port, ...options })];
    }
    case 'held':
      return [
        { kind: 'step-held', nodeId, at },
        { kind: 'step-released', nodeId, at },
      ];
    case 'cancelled':
      return [{ kind: 'run-cancelled', at }];
    case 'late':
      return [{ kind: 'run-failed', at, error: FAILURE }, completed];
    default:
      return [completed];
  }
}

function expectInputsSettled(graph: RunGraph, state: RunState, nodeId: string): void {
  for (const { source } of graph.nodes.get(nodeId)?.incoming ?? []) {
    expect(isSettled(state.steps[source]?.status ?? 'queued')).toBe(true);
  }
}

/** All but what arrived too late, which is kept with the attempt. */
const endsOf = ({ steps, ...run }: RunState) => ({
  ...run,
  steps: Object.values(steps).map(({ attempts, ...step }) => ({ ...step, attempts: attempts.length })),
});

test('every run ends, and every step of it has a name for its end', () => {
  fc.assert(
    fc.property(arbRunGraph, arbTurns, (graph, turns) => {
      const { state } = play(graph, turns);
      expect(isFinished(state.status)).toBe(true);
      for (const nodeId of graph.nodes.keys()) expect(isSettled(state.steps[nodeId]?.status ?? 'queued')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('replaying the facts gives the same state', () => {
  fc.assert(
    fc.property(arbRunGraph, arbTurns, (graph, turns) => {
      const { state, facts } = play(graph, turns);
      expect(facts.reduce((s, fact) => reduceRun(graph, s, fact), startRun(graph, 'n0', 'event'))).toEqual(state);
    }),
    { numRuns: 200 },
  );
});

test('a finished run stays as it is, whatever arrives', () => {
  fc.assert(
    fc.property(arbRunGraph, arbTurns, (graph, turns) => {
      const { state, facts } = play(graph, turns);
      let after = state;
      for (const fact of facts) after = reduceRun(graph, after, fact);
      expect(endsOf(after)).toEqual(endsOf(state));
    }),
    { numRuns: 200 },
  );
});

test('a retry keeps what led to the failure, begins nothing twice, and ends', () => {
  fc.assert(
    fc.property(arbRunGraph, arbTurns, (graph, turns) => {
      const { state } = play(graph, turns);
      const earlier = new Map(Object.entries(state.steps));
      const again = retryRun(graph, 'n0', 'event', earlier);
      const ready = planNextSteps(graph, again, new Date(START).toISOString()).ready;
      for (const nodeId of ready) expect(earlier.get(nodeId)?.port ?? null).toBeNull();
      const kept = Object.values(again.steps).filter((step) => step.status === 'succeeded');
      expect(kept).toEqual(kept.map((step) => earlier.get(step.nodeId)));
      expect(isFinished(again.status)).toBe(ready.length === 0);
    }),
    { numRuns: 200 },
  );
});
