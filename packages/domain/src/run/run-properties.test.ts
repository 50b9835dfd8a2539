import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import type { RunFact } from './fact.js';
import { planNextSteps } from './plan-next-steps.js';
import { reduceRun, startRun } from './reduce-run.js';
import { compileRunGraph, type RunGraph } from './run-graph.js';
import type { RunState } from './run-state.js';
import { isFinished, isSettled } from './status.js';

const START = Date.parse('2026-11-21T10:00:00.000Z');
const ON_ERROR = ['stop', 'continue', 'branch'] as const;
const PORTS = ['out', 'true', 'false', 'error'] as const;

/** Graphs without cycles: every edge goes from a lower to a higher node. Node 0 is the trigger. */
const arbRunGraph: fc.Arbitrary<RunGraph> = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc
    .record({
      edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom(...PORTS)), { maxLength: size * 2 }),
      options: fc.array(fc.record({ disabled: fc.boolean(), onError: fc.constantFrom(...ON_ERROR) }), {
        minLength: size,
        maxLength: size,
      }),
    })
    .map(({ edges, options }) => {
      const lines = edges.filter(([a, b]) => a < b).map(([a, b, port]) => `n${a}[${port}] -> n${b}`);
      const overrides = Object.fromEntries(options.map((option, i) => [`n${i}`, i === 0 ? {} : option]));
      return compileRunGraph(draw(...lines, overrides), { find: () => undefined });
    }),
);

/** What chance decides at each turn: which step moves, and what becomes of it. */
const arbTurns = fc.array(
  fc.record({
    pick: fc.nat(),
    end: fc.constantFrom('completed', 'stopped', 'failed', 'retry', 'lost', 'twice'),
    port: fc.constantFrom(...PORTS),
  }),
  { minLength: 1, maxLength: 60 },
);

type Turn = { pick: number; end: string; port: string };

/** Plays a run as workers would: jobs get lost, results arrive twice, workers die. Returns the facts in order. */
function play(graph: RunGraph, turns: readonly Turn[]): { state: RunState; facts: RunFact[] } {
  let state = startRun(graph, 'n0', 'event');
  const facts: RunFact[] = [];
  const take = (fact: RunFact) => {
    facts.push(fact);
    state = reduceRun(graph, state, fact);
  };
  for (let turn = 0; !isFinished(state.status); turn++) {
    const { pick, end, port } = turns[turn % turns.length] ?? { pick: 0, end: 'completed', port: 'out' };
    const at = new Date(START + turn * 60_000).toISOString();
    const { ready, running } = planNextSteps(graph, state, at);
    const movable = [...ready, ...running];
    const path = movable[pick % Math.max(movable.length, 1)];
    if (path === undefined) throw new Error('A run that has not ended has nothing to do');
    expectInputsSettled(graph, state, path);
    take({ kind: 'step-started', path, at });
    const patience = turn > turns.length;
    if (end === 'lost' && !patience) continue;
    const error = { code: 'x.y', message: 'x', retryable: true };
    const retryAt = end === 'retry' && !patience ? at : null;
    if (end === 'stopped') take({ kind: 'step-stopped', path, at, startedAt: at, reason: 'no' });
    else if (end === 'failed' || end === 'retry')
      take({ kind: 'step-failed', path, at, startedAt: at, error, retryAt });
    else take({ kind: 'step-completed', path, at, startedAt: at, port, output: turn });
    if (end === 'twice') take({ kind: 'step-completed', path, at, startedAt: at, port: 'false', output: 'again' });
  }
  return { state, facts };
}

function expectInputsSettled(graph: RunGraph, state: RunState, path: string): void {
  for (const { source } of graph.nodes.get(path)?.incoming ?? []) {
    expect(isSettled(state.steps[source]?.status ?? 'queued')).toBe(true);
  }
}

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
      for (const fact of facts) expect(reduceRun(graph, state, fact)).toBe(state);
    }),
    { numRuns: 200 },
  );
});
