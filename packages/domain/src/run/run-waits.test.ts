import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { planNextSteps } from './plan/plan-next-steps.js';
import { reduceRun, startRun } from './reduce/reduce-run.js';
import { compileRunGraph, type RunGraph } from './run-graph.js';
import type { RunFact } from './state/fact.js';
import type { RunState, StepWait } from './state/run-state.js';

const AT = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-21T10:00:05.000Z';
const graph = compileRunGraph(draw('hook -> a -> b'), { find: () => undefined });
const wide = compileRunGraph(draw('hook -> a -> join', 'hook -> b -> join'), { find: () => undefined });

const TIME: StepWait = { kind: 'time', until: LATER, port: 'out' };
const CALLBACK: StepWait = {
  kind: 'callback',
  until: LATER,
  port: 'timeout',
  callback: { title: '', text: '', answers: [] },
};
const LOOP: StepWait = {
  kind: 'iterations',
  port: 'out',
  count: 2,
  concurrency: 1,
  onItemError: 'stop',
  results: 'all',
};
const FAILURE = { code: 'x.y', message: 'It broke', retryable: false };

const at = (nodeId: string) => ({ nodeId, at: AT, startedAt: AT });
const started = (nodeId: string): RunFact => ({ kind: 'step-started', nodeId, at: AT });
const suspended = (nodeId: string, wait: StepWait, output?: unknown): RunFact => ({
  kind: 'step-suspended',
  ...at(nodeId),
  wait,
  output,
});
const completed = (nodeId: string, output: unknown = nodeId, port = 'out'): RunFact => ({
  kind: 'step-completed',
  ...at(nodeId),
  port,
  output,
});
const failed = (nodeId: string): RunFact => ({ kind: 'step-failed', ...at(nodeId), error: FAILURE, retryAt: null });
const cancelled: RunFact = { kind: 'run-cancelled', at: LATER };

const replay = (of: RunGraph, ...facts: RunFact[]): RunState =>
  facts.reduce((state, fact) => reduceRun(of, state, fact), startRun(of, 'hook', 'event'));

describe('a step that waits', () => {
  test('for a time, keeps what it hands on, and its time comes', () => {
    const state = replay(graph, suspended('a', TIME, 7));
    expect(state.status).toBe('waiting');
    expect(state.steps.a).toMatchObject({ status: 'waiting', output: 7, wait: TIME, attempts: [{ finishedAt: null }] });
    expect(planNextSteps(graph, state, AT)).toMatchObject({
      waiting: [{ nodeId: 'a', until: LATER }],
      elapsed: [],
      awaiting: [],
      ready: [],
    });
    expect(planNextSteps(graph, state, LATER)).toMatchObject({ waiting: [], elapsed: ['a'] });
  });

  test('for an answer, awaits it and its time', () => {
    const state = replay(graph, started('a'), suspended('a', CALLBACK));
    expect(state.steps.a?.attempts).toHaveLength(1);
    expect(planNextSteps(graph, state, AT)).toMatchObject({ awaiting: ['a'], waiting: [{ nodeId: 'a' }], elapsed: [] });
    expect(planNextSteps(graph, state, LATER)).toMatchObject({ awaiting: ['a'], waiting: [], elapsed: ['a'] });
  });

  test('for the items of a loop, has no time, and its run is running', () => {
    const state = replay(graph, suspended('a', LOOP));
    expect(state.status).toBe('running');
    expect(planNextSteps(graph, state, LATER)).toMatchObject({ awaiting: ['a'], waiting: [], elapsed: [] });
  });

  test('is completed by what it waited for, and what follows begins', () => {
    const state = replay(graph, suspended('a', LOOP), completed('a', 'all'));
    expect(state.steps.a).toMatchObject({ status: 'succeeded', output: 'all', wait: LOOP });
    expect(state.steps.a?.attempts).toMatchObject([{ number: 1, finishedAt: AT, error: null }]);
    expect(planNextSteps(graph, state, AT).ready).toEqual(['b']);
  });

  test('does not hold up the others, but what joins them', () => {
    const state = replay(wide, suspended('a', TIME), started('b'), completed('b'));
    expect(state.status).toBe('waiting');
    expect(planNextSteps(wide, state, AT).ready).toEqual([]);
  });

  test('is given up when another step fails for good', () => {
    const state = replay(wide, suspended('a', LOOP), started('b'), failed('b'));
    expect(state.status).toBe('failed');
    expect(state.steps.a).toMatchObject({ status: 'cancelled', wait: LOOP, attempts: [{ finishedAt: AT }] });
  });

  test('is given up when it comes to wait after another has failed', () => {
    const state = replay(wide, started('a'), started('b'), failed('b'), suspended('a', TIME));
    expect(state.status).toBe('failed');
    expect(state.steps.a?.status).toBe('cancelled');
  });
});

describe('a step of which nobody knows whether it did its work', () => {
  const held: RunFact = { kind: 'step-held', nodeId: 'a', at: LATER };
  const released: RunFact = { kind: 'step-released', nodeId: 'a', at: LATER };

  test('is held, and nothing goes on until somebody decides', () => {
    const state = replay(graph, started('a'), held);
    expect(state.status).toBe('held');
    expect(state.steps.a?.error?.code).toBe('step.uncertain');
    expect(state.steps.a?.attempts).toMatchObject([{ finishedAt: LATER, error: { code: 'step.interrupted' } }]);
    const { ready, running, waiting } = planNextSteps(graph, state, LATER);
    expect([ready, running, waiting]).toEqual([[], [], []]);
  });

  test('leaves the run waiting or running for as long as others do', () => {
    expect(replay(wide, started('a'), held, started('b')).status).toBe('running');
    expect(replay(wide, started('a'), held, started('b'), completed('b')).status).toBe('held');
  });

  test('is ready again once it is released', () => {
    const state = replay(graph, started('a'), held, released);
    expect(state.steps.a).toMatchObject({ status: 'waiting', wait: null, error: null });
    expect(planNextSteps(graph, state, LATER).ready).toEqual(['a']);
    const again = reduceRun(graph, state, started('a'));
    expect(again.steps.a?.attempts.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('is done when somebody says so, without a new attempt', () => {
    const state = replay(graph, started('a'), held, completed('a', 'by hand'));
    expect(state.steps.a).toMatchObject({ status: 'succeeded', output: 'by hand', error: null });
    expect(state.steps.a?.attempts).toHaveLength(1);
  });

  test('changes nothing when it is released and was not held', () => {
    const state = replay(graph, started('a'));
    expect(reduceRun(graph, state, released).steps.a).toEqual(state.steps.a);
  });
});

describe('a run that is ended from outside', () => {
  test('fails with no step to blame, and all its steps have an end', () => {
    const state = replay(wide, suspended('a', LOOP), started('b'), { kind: 'run-failed', at: LATER, error: FAILURE });
    expect(state).toMatchObject({ status: 'failed', error: { code: 'x.y', nodeId: null } });
    expect(Object.values(state.steps).map(({ nodeId, status }) => [nodeId, status])).toEqual([
      ['hook', 'succeeded'],
      ['a', 'cancelled'],
      ['b', 'cancelled'],
      ['join', 'not-taken'],
    ]);
  });

  test('keeps what a step gives after the end with its attempt, once', () => {
    const ended = replay(graph, started('a'), cancelled);
    const late = reduceRun(graph, ended, completed('a', 'sent'));
    expect(late.status).toBe('cancelled');
    expect(late.steps.a).toMatchObject({ status: 'cancelled', output: undefined });
    expect(late.steps.a?.attempts[0]?.late).toEqual({ at: AT, error: null, output: 'sent' });
    expect(reduceRun(graph, late, completed('a', 'again'))).toBe(late);
  });

  test('keeps late failures too, but nothing of steps that had ended by themselves', () => {
    const ended = replay(graph, completed('a'), started('b'), cancelled);
    expect(reduceRun(graph, ended, failed('b')).steps.b?.attempts[0]?.late?.error).toEqual(FAILURE);
    expect(reduceRun(graph, ended, completed('a', 'again'))).toBe(ended);
    expect(reduceRun(graph, ended, suspended('b', TIME))).toBe(ended);
  });
});
