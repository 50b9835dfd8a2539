import { describe, expect, test } from 'vitest';
import { draw, type NodeOverrides } from '../../testing/draw.js';
import { testCatalog } from '../../testing/test-catalog.js';
import { planNextSteps } from '../plan/plan-next-steps.js';
import { compileRunGraph, type RunGraph } from '../run-graph.js';
import type { RunFact } from '../state/fact.js';
import type { RunState } from '../state/run-state.js';
import { stepInput } from '../step-input.js';
import { reduceRun, startRun } from './reduce-run.js';

const AT = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-21T10:00:05.000Z';
const anyType = { find: () => undefined };
const compile = (...drawing: (string | NodeOverrides)[]) => compileRunGraph(draw(...drawing), anyType);

const started = (nodeId: string): RunFact => ({ kind: 'step-started', nodeId, at: AT });
const completed = (nodeId: string, port = 'out', output: unknown = nodeId): RunFact => ({
  kind: 'step-completed',
  nodeId,
  at: AT,
  startedAt: AT,
  port,
  output,
});
const stopped = (nodeId: string): RunFact => ({ kind: 'step-stopped', nodeId, at: AT, startedAt: AT, reason: 'no' });
const failed = (nodeId: string, retryAt: string | null = null): RunFact => ({
  kind: 'step-failed',
  nodeId,
  at: AT,
  startedAt: AT,
  retryAt,
  error: { code: 'http.status', message: 'The server answered 500', retryable: true },
});

const replay = (graph: RunGraph, ...facts: RunFact[]): RunState =>
  facts.reduce((state, fact) => reduceRun(graph, state, fact), startRun(graph, 'hook', 'event'));
const statuses = (state: RunState) =>
  Object.fromEntries(Object.values(state.steps).map((step) => [step.nodeId, step.status]));
const ready = (graph: RunGraph, state: RunState, now = AT) => planNextSteps(graph, state, now).ready;

describe('a straight run', () => {
  const graph = compile('hook -> check -> mail');

  test('is queued with its first step ready', () => {
    const state = replay(graph);
    expect(state.status).toBe('queued');
    expect(ready(graph, state)).toEqual(['check']);
  });

  test('runs step after step to success', () => {
    expect(replay(graph, completed('check')).status).toBe('running');
    expect(replay(graph, completed('check'), started('mail'), completed('mail')).status).toBe('succeeded');
  });

  test('is filtered when its only path was stopped on purpose, and the rest is not taken', () => {
    const state = replay(graph, stopped('check'));
    expect(state.status).toBe('filtered');
    expect(statuses(state)).toEqual({ hook: 'succeeded', check: 'filtered', mail: 'not-taken' });
  });

  test('fails with the error of the step, and says what was not reached', () => {
    const state = replay(graph, failed('check'));
    expect(state.status).toBe('failed');
    expect(state.error).toMatchObject({ nodeId: 'check', code: 'http.status' });
    expect(state.steps.mail).toMatchObject({ status: 'not-taken', reason: 'The run ended before this step' });
  });

  test('succeeds at once when nothing follows the trigger', () => {
    expect(startRun(compile('hook -> mail', { mail: { disabled: true } }), 'hook', 1).status).toBe('succeeded');
    expect(startRun(compile({ hook: {} }), 'hook', 1).status).toBe('succeeded');
  });
});

describe('branches and joins', () => {
  const graph = compile('hook -> check', 'check[true] -> a -> join', 'check[false] -> b -> join', 'join -> end');

  test('lets deadness flow on, and runs a join once when the living side has settled', () => {
    const state = replay(graph, completed('check', 'true'));
    expect(statuses(state)).toMatchObject({ b: 'not-taken' });
    expect(state.steps.join).toBeUndefined();
    expect(ready(graph, replay(graph, completed('check', 'true'), completed('a')))).toEqual(['join']);
  });

  test('says of every dead step what the nearest step before it did', () => {
    const branched = replay(graph, completed('check', 'true'));
    expect(branched.steps.b?.reason).toBe('check took true');
    const chain = compile('hook -> keep -> mail -> log');
    const filtered = replay(chain, stopped('keep'));
    expect([filtered.steps.mail?.reason, filtered.steps.log?.reason]).toEqual(['keep filtered it', 'keep filtered it']);
    const caught = compile('hook -> send -> log', 'send[error] -> tell');
    expect(replay(caught, failed('send')).steps.log?.reason).toBe('send failed');
  });

  test('waits at a join for every edge that may still be taken', () => {
    const both = compile('hook -> a -> join', 'hook -> b -> join');
    expect(ready(both, replay(both, completed('a')))).toEqual(['b']);
    expect(ready(both, replay(both, completed('a'), completed('b')))).toEqual(['join']);
  });

  test('gives a join the one output that arrived, or each under its key', () => {
    const one = replay(graph, completed('check', 'true'), completed('a', 'out', { n: 1 }));
    expect(stepInput(graph, one.steps, 'join')).toEqual({ n: 1 });
    const both = compile('hook -> a -> join', 'hook -> b -> join');
    const state = replay(both, completed('a', 'out', 1), completed('b', 'out', 2));
    expect(stepInput(both, state.steps, 'join')).toEqual({ a: 1, b: 2 });
  });

  test('succeeds when one path was filtered and another reached its end', () => {
    const forked = compile('hook -> keep -> mail', 'hook -> log');
    expect(replay(forked, stopped('keep'), completed('log')).status).toBe('succeeded');
  });

  test('passes the input through a disabled node by its first port', () => {
    const state = replay(compile('hook -> off -> mail', { off: { disabled: true } }));
    expect(state.steps.off).toMatchObject({ status: 'skipped', output: 'event', port: 'out' });
  });

  test('says of a root why it is dead: another trigger began, or nothing leads to it', () => {
    const drawing = draw('hook -> mail', { other: { type: 'trigger' }, lost: {} });
    const { steps } = startRun(compileRunGraph(drawing, testCatalog), 'hook', 'event');
    expect([steps.other?.reason, steps.lost?.reason]).toEqual([
      'Another trigger started this run',
      'Nothing leads to this step',
    ]);
  });

  test('treats other triggers as dead', () => {
    const graph = compile('hook -> mail', 'other -> mail');
    const state = replay(graph);
    expect(statuses(state)).toEqual({ hook: 'succeeded', other: 'not-taken' });
    expect(ready(graph, state)).toEqual(['mail']);
  });
});

describe('failures', () => {
  test('waits for its next try and is ready when the time has come', () => {
    const graph = compile('hook -> mail');
    const state = replay(graph, started('mail'), failed('mail', LATER));
    expect(state.status).toBe('waiting');
    expect(planNextSteps(graph, state, AT)).toMatchObject({ ready: [], waiting: [{ nodeId: 'mail', until: LATER }] });
    expect(ready(graph, state, LATER)).toEqual(['mail']);
    const again = replay(graph, started('mail'), failed('mail', LATER), started('mail'), completed('mail'));
    expect(again.status).toBe('succeeded');
    expect(again.steps.mail?.attempts.map(({ number, error }) => [number, error?.code])).toEqual([
      [1, 'http.status'],
      [2, undefined],
    ]);
  });

  test('leaves by the error port when the node says branch, and goes on when it says continue', () => {
    const branch = compile('hook -> mail', 'mail[error] -> tell', 'mail -> log');
    const state = replay(branch, failed('mail'));
    expect(state.error).toBeNull();
    expect(ready(branch, state)).toEqual(['tell']);
    expect(state.steps.log?.status).toBe('not-taken');
    const on = compile('hook -> mail -> log', { mail: { onError: 'continue' } });
    expect(ready(on, replay(on, failed('mail')))).toEqual(['log']);
  });

  test('lets running branches finish, starts nothing new and gives up what waits', () => {
    const graph = compile('hook -> a', 'hook -> b -> after', 'hook -> c');
    const state = replay(graph, started('b'), started('c'), failed('c', LATER), failed('a'));
    expect(state.status).toBe('running');
    expect(state.steps.c?.status).toBe('cancelled');
    const ended = reduceRun(graph, state, completed('b'));
    expect(ended.status).toBe('failed');
    expect(statuses(ended)).toMatchObject({ a: 'failed', b: 'succeeded', after: 'not-taken' });
  });

  test('closes the attempt of a worker that died when another takes the step over', () => {
    const graph = compile('hook -> mail');
    const state = replay(graph, started('mail'), { ...started('mail'), at: LATER });
    expect(state.steps.mail?.attempts).toMatchObject([
      { number: 1, finishedAt: LATER, error: { code: 'step.interrupted' } },
      { number: 2, finishedAt: null },
    ]);
  });
});

describe('guards', () => {
  const graph = compile('hook -> a -> b');

  test('changes nothing when a fact arrives twice or late', () => {
    const state = replay(graph, completed('a', 'out', 'first'));
    expect(reduceRun(graph, state, completed('a', 'out', 'second'))).toBe(state);
    expect(reduceRun(graph, state, started('a'))).toBe(state);
    expect(reduceRun(graph, state, completed('ghost'))).toBe(state);
  });

  test('never makes a finished run unfinished', () => {
    const done = replay(graph, completed('a'), completed('b'));
    for (const fact of [started('a'), failed('b'), { kind: 'run-cancelled', at: LATER } as const]) {
      expect(reduceRun(graph, done, fact)).toBe(done);
    }
  });

  test('names every step when a run is cancelled', () => {
    const state = replay(graph, started('a'), { kind: 'run-cancelled', at: LATER });
    expect(state.status).toBe('cancelled');
    expect(statuses(state)).toEqual({ hook: 'succeeded', a: 'cancelled', b: 'not-taken' });
    expect(state.steps.a?.attempts[0]?.finishedAt).toBe(LATER);
  });
});
