import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbRunGraph } from '../../testing/arb-run-graph.js';
import { draw } from '../../testing/draw.js';
import { SimulatedWorker, aWorld, type World } from '../../testing/simulated-worker.js';
import { planNextSteps } from '../plan/plan-next-steps.js';
import { compileRunGraph } from '../run-graph.js';
import type { RunFact } from '../state/fact.js';
import { isInterruption } from '../state/is-interruption.js';
import type { StepWait } from '../state/run-state.js';
import { isFinished, isSettled } from '../state/status.js';
import { MAX_STEPS_AT_ONCE, decideNext } from './decide-next.js';

const START = Date.parse('2026-11-21T10:00:00.000Z');
const HOSTILE = ['\u0000', '\uD800', '__proto__', { constructor: null }, '{{ trigger }}', Number.NaN];

const arbEffects = fc.infiniteStream(fc.constantFrom('pure', 'read', 'write'));

/** What chance decides, turn by turn: what becomes of a step, and whether the worker dies. */
const arbTurns = fc.array(
  fc.record({
    pick: fc.nat({ max: 9 }),
    end: fc.constantFrom('completed', 'stopped', 'failed', 'retry', 'delayed', 'asked', 'looped'),
    dies: fc.nat({ max: 9 }).map((n) => n === 0),
    output: fc.constantFrom<unknown>(...HOSTILE, 1),
  }),
  { minLength: 1, maxLength: 80, size: 'max' },
);

type Turn = { readonly pick: number; readonly end: string; readonly dies: boolean; readonly output: unknown };

interface Trace {
  readonly world: World;
  /** Every time that a step with an effect began. */
  readonly begun: { readonly nodeId: string; readonly afterInterruptions: number; readonly wasHeld: boolean }[];
  readonly kinds: Set<string>;
}

const arbCase = fc.tuple(arbRunGraph, arbEffects, arbTurns).map(([graph, effects, turns]) => {
  const drawn = new Map([...graph.nodes.keys()].map((nodeId) => [nodeId, effects.next().value ?? 'write']));
  return { world: aWorld(graph, drawn, START), turns };
});

/** Plays a run to its end as workers would that die, with a clock and a world outside that answer at last. */
function play({ world, turns }: { readonly world: World; readonly turns: readonly Turn[] }): Trace {
  const trace: Trace = { world, begun: [], kinds: new Set() };
  let worker = new SimulatedWorker(world);
  for (let turn = 0; turn < 5000; turn++) {
    world.clock += 1000;
    const late = turn >= turns.length;
    const chance: Turn = { ...CALM, output: turn, ...turns[turn % turns.length], ...(late && CALM) };
    if (chance.dies) {
      worker = new SimulatedWorker(world);
      continue;
    }
    const decision = worker.decide();
    trace.kinds.add(decision.kind);
    switch (decision.kind) {
      case 'finish':
        return trace;
      case 'apply':
        worker.apply(decision.fact);
        break;
      case 'check':
        expectCommittedWait(world, decision.nodeId, decision.wait);
        worker.checked.add(decision.wait);
        if (chance.pick % 3 === 0) worker.apply(completed(decision.nodeId, worker.now(), chance.output));
        break;
      case 'expire':
        worker.apply(completed(decision.nodeId, worker.now(), null));
        break;
      case 'compute':
        expectPure(world, decision.nodeId);
        worker.applyComputed(factOf(chance, decision.nodeId, worker.now()));
        break;
      case 'start':
        for (const nodeId of decision.nodeIds) trace.begun.push(beginning(worker, nodeId));
        worker.start(decision.nodeIds);
        expectCommittedAsStarted(world, worker);
        break;
      case 'commit':
        worker.commit();
        break;
      case 'wait': {
        const [nodeId] = [...worker.inFlight].slice(chance.pick % worker.inFlight.size);
        if (nodeId === undefined) throw new Error('Nothing is executing, and nothing to wait for');
        worker.inFlight.delete(nodeId);
        worker.apply(factOf(chance, nodeId, worker.now()));
        break;
      }
      case 'rest':
        worker = happenOutside(world);
    }
  }
  throw new Error('The run does not end');
}

const CALM = { pick: 0, end: 'completed', dies: false };

/** What gives a resting run its next job: a time comes, a reply, a person's decision. */
function happenOutside(world: World): SimulatedWorker {
  const worker = new SimulatedWorker(world);
  const { ready, running, elapsed, waiting, awaiting } = planNextSteps(world.graph, world.database, worker.now());
  expect([...ready, ...running, ...elapsed]).toEqual([]);
  const held = Object.values(world.database.steps).filter((step) => step.status === 'held');
  expect(waiting.length + awaiting.length + held.length).toBeGreaterThan(0);
  for (const { nodeId } of held) worker.apply({ kind: 'step-released', nodeId, at: worker.now() });
  if (held.length > 0) worker.commit();
  world.clock = Math.max(world.clock, ...waiting.map(({ until }) => Date.parse(until)));
  return worker;
}

function beginning(worker: SimulatedWorker, nodeId: string) {
  const attempts = worker.state.steps[nodeId]?.attempts ?? [];
  return {
    nodeId,
    afterInterruptions: attempts.filter(isInterruption).length,
    wasHeld: worker.state.steps[nodeId]?.status !== 'running',
  };
}

function expectCommittedWait({ database }: World, nodeId: string, wait: StepWait): void {
  expect(database.steps[nodeId]?.wait).toBe(wait);
}

function expectPure({ effects }: World, nodeId: string): void {
  expect(effects.get(nodeId)).toBe('pure');
}

function expectCommittedAsStarted(world: World, worker: SimulatedWorker): void {
  for (const nodeId of worker.inFlight) expect(world.database.steps[nodeId]?.status).toBe('running');
  expect(worker.inFlight.size).toBeLessThanOrEqual(MAX_STEPS_AT_ONCE);
}

const completed = (nodeId: string, at: string, output: unknown): RunFact => ({
  kind: 'step-completed',
  nodeId,
  at,
  startedAt: at,
  port: 'out',
  output,
});

function factOf({ end, output }: Turn, nodeId: string, at: string): RunFact {
  const result = { nodeId, at, startedAt: at };
  const until = new Date(Date.parse(at) + 150_000).toISOString();
  const suspended = (wait: StepWait): RunFact => ({ kind: 'step-suspended', ...result, wait, output });
  const error = { code: 'x.y', message: String(end), retryable: true };
  switch (end) {
    case 'stopped':
      return { kind: 'step-stopped', ...result, reason: 'no' };
    case 'failed':
      return { kind: 'step-failed', ...result, error, retryAt: null };
    case 'retry':
      return { kind: 'step-failed', ...result, error, retryAt: until };
    case 'delayed':
      return suspended({ kind: 'time', until, port: 'out' });
    case 'asked':
      return suspended({ kind: 'callback', until, port: 'out', callback: { title: '', text: '', answers: [] } });
    case 'looped':
      return suspended({
        kind: 'iterations',
        port: 'out',
        count: 2,
        concurrency: 1,
        onItemError: 'stop',
        results: 'all',
      });
    default:
      return completed(nodeId, at, output);
  }
}

test('a run ends whatever dies, and its end is committed', () => {
  fc.assert(
    fc.property(arbCase, (drawn) => {
      const { world } = play(drawn);
      expect(isFinished(world.database.status)).toBe(true);
      for (const nodeId of world.graph.nodes.keys())
        expect(isSettled(world.database.steps[nodeId]?.status ?? 'queued')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a write that lost its worker begins again only when its node says so, and never after five times', () => {
  fc.assert(
    fc.property(arbCase, (drawn) => {
      const { world, begun } = play(drawn);
      for (const { nodeId, afterInterruptions, wasHeld } of begun) {
        expect(afterInterruptions).toBeLessThan(5);
        const asks = world.graph.nodes.get(nodeId)?.node.afterCrash === 'hold' && world.effects.get(nodeId) === 'write';
        expect(asks && !wasHeld).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test('every kind of decision is drawn', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(arbCase, (drawn) => {
      for (const kind of play(drawn).kinds) kinds.add(kind);
    }),
    // Seeded: what is asked is whether the worlds above are rich enough, not whether chance is kind.
    { numRuns: 1500, seed: 20_261_201 },
  );
  expect([...kinds].toSorted()).toEqual([
    'apply',
    'check',
    'commit',
    'compute',
    'expire',
    'finish',
    'rest',
    'start',
    'wait',
  ]);
});

test('a wait for a reply that does not come ends by its time', () => {
  const graph = compileRunGraph(draw('n0 -> n1'), { find: () => undefined });
  const turns = Array.from({ length: 20 }, () => ({ ...CALM, pick: 1, end: 'asked', output: 1 }));
  const { kinds } = play({ world: aWorld(graph, new Map(), START), turns });
  expect(kinds).toContain('expire');
});

test('a straight flow of pure steps with one effect at its end costs two commits', () => {
  const graph = compileRunGraph(draw('n0 -> n1 -> n2 -> n3'), { find: () => undefined });
  const effects = new Map([
    ['n1', 'pure'],
    ['n2', 'pure'],
    ['n3', 'write'],
  ] as const);
  const { world } = play({ world: aWorld(graph, effects, START), turns: [{ ...CALM, output: 1 }] });
  expect(world.commits).toBe(2);
});

test('a result of an effect is committed before a pure step is computed on it', () => {
  const graph = compileRunGraph(draw('n0 -> n1 -> n2'), { find: () => undefined });
  const worker = new SimulatedWorker(
    aWorld(
      graph,
      new Map([
        ['n1', 'write'],
        ['n2', 'pure'],
      ] as const),
      START,
    ),
  );
  worker.start(['n1']);
  worker.inFlight.clear();
  worker.apply(completed('n1', worker.now(), 1));
  expect(worker.decide()).toEqual({ kind: 'commit' });
  worker.commit();
  expect(worker.decide()).toEqual({ kind: 'compute', nodeId: 'n2' });
});

test('a worker that shuts down begins nothing, and commits what it has', () => {
  const graph = compileRunGraph(draw('n0 -> n1 -> n2'), { find: () => undefined });
  const worker = new SimulatedWorker(aWorld(graph, new Map([['n1', 'pure']] as const), START));
  worker.apply(completed('n1', worker.now(), 1));
  worker.isStopping = true;
  expect(worker.decide()).toEqual({ kind: 'commit' });
  worker.commit();
  expect(worker.decide()).toEqual({ kind: 'rest' });
});

test('at most fifty steps of a run execute at once on a worker', () => {
  const lines = Array.from({ length: 60 }, (_, place) => `n0 -> n${place + 1}`);
  const graph = compileRunGraph(draw(...lines), { find: () => undefined });
  const worker = new SimulatedWorker(aWorld(graph, new Map(), START));
  const decision = worker.decide();
  expect(decision.kind === 'start' && decision.nodeIds).toHaveLength(MAX_STEPS_AT_ONCE);
  if (decision.kind === 'start') worker.start(decision.nodeIds);
  expect(worker.decide()).toEqual({ kind: 'wait' });
});

test('a run past its deadline fails before anything else is done', () => {
  const graph = compileRunGraph(draw('n0 -> n1'), { find: () => undefined });
  const view = new SimulatedWorker(aWorld(graph, new Map(), START)).view();
  expect(decideNext({ ...view, deadlineMs: 60_000, deadlineInMs: 0 })).toMatchObject({
    kind: 'apply',
    fact: { kind: 'run-failed', error: { code: 'run.deadline' } },
  });
});

test('a step whose worker died five times is given up', () => {
  const graph = compileRunGraph(draw('n0 -> n1'), { find: () => undefined });
  const world = aWorld(graph, new Map(), START);
  for (let death = 1; death <= 5; death++) {
    const worker = new SimulatedWorker(world);
    expect(worker.decide()).toEqual({ kind: 'start', nodeIds: ['n1'] });
    worker.start(['n1']);
  }
  const sixth = new SimulatedWorker(world).decide();
  expect(sixth).toMatchObject({ kind: 'apply', fact: { kind: 'step-failed', error: { code: 'step.interrupted' } } });
});

test('a step that is executing here is not started again when its lease ran out unnoticed', () => {
  const graph = compileRunGraph(draw('n0 -> n1'), { find: () => undefined });
  const world = aWorld(graph, new Map(), START);
  new SimulatedWorker(world).start(['n1']);
  const reloaded = new SimulatedWorker(world);
  reloaded.inFlight.add('n1');
  expect(reloaded.decide()).toEqual({ kind: 'wait' });
});
