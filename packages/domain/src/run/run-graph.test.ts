import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { testCatalog } from '../testing/test-catalog.js';
import { planNextSteps } from './plan/plan-next-steps.js';
import { reduceRun, startRun } from './reduce/reduce-run.js';
import { retryRun } from './reduce/retry-run.js';
import { compileRunGraph, type RunGraph } from './run-graph.js';
import { runOutput } from './run-output.js';
import type { RunFact } from './state/fact.js';
import type { RunState } from './state/run-state.js';

const AT = '2026-11-21T10:00:00.000Z';
const completed = (nodeId: string, output: unknown = nodeId, port = 'out'): RunFact => ({
  kind: 'step-completed',
  nodeId,
  at: AT,
  startedAt: AT,
  port,
  output,
});
const failed = (nodeId: string): RunFact => ({
  kind: 'step-failed',
  nodeId,
  at: AT,
  startedAt: AT,
  retryAt: null,
  error: { code: 'x.y', message: 'x', retryable: false },
});
const play = (graph: RunGraph, begin: string, ...facts: RunFact[]): RunState =>
  facts.reduce((state, fact) => reduceRun(graph, state, fact), startRun(graph, begin, 'event'));
const ready = (graph: RunGraph, state: RunState) => planNextSteps(graph, state, AT).ready;
const ids = (graph: RunGraph) => [...graph.nodes.keys()];

const looped = draw('hook -> loop -> after', 'a -> b', {
  a: { parent: 'loop' },
  b: { parent: 'loop' },
  alone: { parent: 'loop' },
  inner: { parent: 'loop' },
  deep: { parent: 'inner' },
});

describe('the graph of one level', () => {
  test('is the top, without what containers hold', () => {
    expect(ids(compileRunGraph(looped, testCatalog))).toEqual(['hook', 'loop', 'after']);
  });

  test('is the inside of a container, which the item enters at every node that nothing leads to', () => {
    const inside = compileRunGraph(looped, testCatalog, { containerId: 'loop' });
    expect(ids(inside)).toEqual(['loop', 'a', 'b', 'alone', 'inner']);
    const state = startRun(inside, 'loop', 'item');
    expect(state.steps.loop).toMatchObject({ status: 'succeeded', output: 'item' });
    expect(ready(inside, state)).toEqual(['a', 'alone', 'inner']);
  });

  test('ends at once when a container holds nothing', () => {
    const empty = compileRunGraph(draw('hook -> loop', { loop: { type: 'loop' } }), testCatalog, {
      containerId: 'loop',
    });
    expect(startRun(empty, 'loop', 'item').status).toBe('succeeded');
  });

  test('is what leads to a node, when a run is to go only as far', () => {
    const upTo = (untilNodeId: string, containerId: string | null = null) =>
      ids(compileRunGraph(looped, testCatalog, { untilNodeId, containerId }));
    expect(upTo('loop')).toEqual(['hook', 'loop']);
    expect(upTo('b')).toEqual(['hook', 'loop']);
    expect(upTo('b', 'loop')).toEqual(['loop', 'a', 'b']);
    expect(upTo('deep', 'loop')).toEqual(['loop', 'inner']);
    expect(upTo('deep', 'inner')).toEqual(['inner', 'deep']);
  });

  test('is all of a container that lies before the node in question', () => {
    const inside = compileRunGraph(looped, testCatalog, { untilNodeId: 'after', containerId: 'loop' });
    expect(ids(inside)).toEqual(['loop', 'a', 'b', 'alone', 'inner']);
  });
});

describe('what a run came to', () => {
  const anyType = { find: () => undefined };
  const graph = compileRunGraph(draw('hook -> check', 'check[true] -> a', 'check[false] -> b', 'hook -> c'), anyType);
  const outputOf = (of: RunGraph, ...facts: RunFact[]) => runOutput(of, play(of, 'hook', ...facts).steps);

  test('is the output of the step that nothing followed', () => {
    const straight = compileRunGraph(draw('hook -> a -> b'), anyType);
    expect(outputOf(straight, completed('a'), completed('b', 'last'))).toBe('last');
    expect(outputOf(compileRunGraph(draw({ hook: {} }), anyType))).toBe('event');
  });

  test('is each output under its key when several paths reached an end', () => {
    expect(outputOf(graph, completed('check', 1, 'true'), completed('a'), completed('c'))).toEqual({ a: 'a', c: 'c' });
  });

  test('is that of the step whose port leads nowhere', () => {
    const nowhere = compileRunGraph(draw('hook -> check', 'check[true] -> a'), anyType);
    expect(outputOf(nowhere, completed('check', 'no', 'false'))).toBe('no');
  });

  test('is nothing when no path reached an end', () => {
    const straight = compileRunGraph(draw('hook -> a -> b'), anyType);
    const stopped: RunFact = { kind: 'step-stopped', nodeId: 'a', at: AT, startedAt: AT, reason: 'no' };
    expect(outputOf(straight, stopped)).toBeUndefined();
  });
});

describe('a run that is tried again', () => {
  const anyType = { find: () => undefined };
  const retry = (graph: RunGraph, before: RunState) =>
    retryRun(graph, 'hook', 'event', new Map(Object.entries(before.steps)));

  test('keeps what had succeeded and begins at what had failed', () => {
    const graph = compileRunGraph(draw('hook -> a -> b -> c'), anyType);
    const again = retry(graph, play(graph, 'hook', completed('a'), failed('b')));
    expect(again.status).toBe('running');
    expect(again.steps.a).toMatchObject({ status: 'succeeded', output: 'a' });
    expect(ready(graph, again)).toEqual(['b']);
  });

  test('keeps a failure that was caught, with what followed', () => {
    const graph = compileRunGraph(draw('hook -> a', 'a[error] -> b -> c'), anyType);
    const again = retry(graph, play(graph, 'hook', failed('a'), completed('b'), failed('c')));
    expect(again.steps.a).toMatchObject({ status: 'failed', port: 'error' });
    expect(ready(graph, again)).toEqual(['c']);
  });

  test('begins again what a failure elsewhere had cut short', () => {
    const graph = compileRunGraph(draw('hook -> a', 'hook -> b'), anyType);
    const again = retry(graph, play(graph, 'hook', { kind: 'step-started', nodeId: 'b', at: AT }, failed('a')));
    expect(ready(graph, again)).toEqual(['a', 'b']);
  });

  test('keeps nothing after a step that is to run again', () => {
    const graph = compileRunGraph(draw('hook -> a -> b -> c'), anyType);
    const before = play(graph, 'hook', completed('a'), completed('b'), failed('c'));
    const { a: _, ...known } = before.steps;
    const again = retryRun(graph, 'hook', 'event', new Map(Object.entries(known)));
    expect(ready(graph, again)).toEqual(['a']);
    expect(again.steps.b).toBeUndefined();
  });

  test('passes through disabled nodes anew', () => {
    const graph = compileRunGraph(draw('hook -> off -> a', { off: { disabled: true } }), anyType);
    const again = retry(graph, play(graph, 'hook', failed('a')));
    expect(again.steps.off).toMatchObject({ status: 'skipped', output: 'event' });
    expect(ready(graph, again)).toEqual(['a']);
  });
});
