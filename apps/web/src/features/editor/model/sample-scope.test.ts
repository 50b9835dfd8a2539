import { draw } from '@hookline/domain/testing';
import { describe, expect, it } from 'vitest';
import { sampleScope, sourcesOf, triggerFor } from './sample-scope.js';

const graph = draw('hook -> big', 'big[true] -> alert -> end', 'big[false] -> ticket -> end', 'start -> alert', {
  hook: { type: 'webhook' },
  big: { type: 'if' },
  start: { type: 'manual' },
});
const event = { body: { total: 12 } };
const workflow = { id: 'w1', name: 'Orders' };

describe('the sample scope', () => {
  it('holds the trigger, the outputs upstream and what comes along the edge', () => {
    const scope = sampleScope(
      graph,
      'ticket',
      new Map<string, unknown>([
        ['hook', event],
        ['big', event],
        ['end', 1],
      ]),
      workflow,
    );
    expect(scope).toEqual({ trigger: event, input: event, steps: { hook: event, big: event }, workflow });
  });

  it('knows nothing of a step that no test has run', () => {
    const scope = sampleScope(graph, 'alert', new Map([['hook', event]]), workflow);
    expect(scope.steps).toEqual({ hook: event });
    expect('big' in (scope.steps ?? {})).toBe(false);
  });

  it('keeps the inputs of several edges apart by key', () => {
    const outputs = new Map([
      ['alert', { ok: true }],
      ['ticket', { id: 7 }],
    ]);
    expect(sampleScope(graph, 'end', outputs, workflow).input).toEqual({ alert: { ok: true }, ticket: { id: 7 } });
  });

  it('lists the sources in the order of the run, with the way expressions call them', () => {
    const sources = sourcesOf(graph, 'ticket', new Map([['hook', event]]));
    expect(sources.map(({ root, known }) => [root, known])).toEqual([
      ['trigger', true],
      ['steps.big', false],
    ]);
  });

  it('begins a test at the trigger that leads to the step', () => {
    expect(triggerFor(graph, 'ticket')?.id).toBe('hook');
    expect(triggerFor(graph, 'start')?.id).toBe('start');
    expect(triggerFor(graph, null)?.id).toBe('hook');
  });
});
