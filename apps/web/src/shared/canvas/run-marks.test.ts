import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { markEdges, markNodes } from './run-marks.js';
import type { StepFacts } from './run-marks.js';

const graph = draw('hook -> big', 'big[true] -> alert -> end', 'big[false] -> ticket -> end');
const step = (nodeId: string, facts: Partial<StepFacts> = {}): StepFacts => ({
  nodeId,
  status: 'succeeded',
  port: 'out',
  reason: null,
  attempts: [],
  startedAt: '2026-03-14T12:00:00.000Z',
  finishedAt: '2026-03-14T12:00:00.312Z',
  ...facts,
});
const steps = [
  step('hook'),
  step('big', { port: 'true' }),
  step('alert', { status: 'running', port: null, finishedAt: null }),
  step('ticket', { status: 'not-taken', port: null, reason: 'The run took another path' }),
];

describe('marks of a run', () => {
  test('draws the way the run went, goes and will not go', () => {
    const marks = markEdges(graph, steps);
    const of = (source: string, target: string) =>
      marks.get(graph.edges.find((edge) => edge.source === source && edge.target === target)!.id);
    expect(of('hook', 'big')).toBe('taken');
    expect(of('big', 'alert')).toBe('live');
    expect(of('big', 'ticket')).toBe('dead');
    expect(of('ticket', 'end')).toBe('dead');
    expect(of('alert', 'end')).toBe('idle');
  });

  test('gives each step its status and one fact', () => {
    const marks = markNodes(graph, steps);
    expect(marks.get('hook')).toEqual({ status: 'succeeded', fact: '312 ms', since: null });
    expect(marks.get('big')?.fact).toBe('took true');
    expect(marks.get('alert')).toMatchObject({ status: 'running', since: '2026-03-14T12:00:00.000Z' });
    expect(marks.get('ticket')?.fact).toBe('The run took another path');
    expect(marks.has('end')).toBe(false);
  });

  test('counts attempts rather than time once there were several', () => {
    const attempts = [1, 2, 3].map((number) => ({ number, retryAt: null }));
    expect(markNodes(graph, [step('alert', { status: 'failed', attempts })]).get('alert')?.fact).toBe('3 attempts');
  });

  test('leaves the way to a step that had no part in the run idle', () => {
    const grown = draw('hook -> added');
    expect([...markEdges(grown, [step('hook')]).values()]).toEqual(['idle']);
  });

  test('leaves every edge idle without a run', () => {
    expect(new Set(markEdges(graph, []).values())).toEqual(new Set(['idle']));
  });
});
