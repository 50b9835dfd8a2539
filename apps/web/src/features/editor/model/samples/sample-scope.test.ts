import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { firstItems, noItems } from './first-items.js';
import { answerSourcesOf, loopSourcesOf, sampleScope, sourcesOf, triggerFor } from './sample-scope.js';

const graph = draw('hook -> big', 'big[true] -> alert -> end', 'big[false] -> ticket -> end', 'start -> alert', {
  hook: { type: 'webhook' },
  big: { type: 'if' },
  start: { type: 'manual' },
});
const event = { body: { total: 12 } };
const workflow = { id: 'w1', name: 'Orders' };

describe('the sample scope', () => {
  test('holds the trigger, the outputs upstream and what comes along the edge', () => {
    const scope = sampleScope(
      graph,
      'ticket',
      new Map<string, unknown>([
        ['hook', event],
        ['big', event],
        ['end', 1],
      ]),
      workflow,
      noItems,
    );
    expect(scope).toEqual({ trigger: event, input: event, steps: { hook: event, big: event }, workflow });
  });

  test('knows nothing of a step that no test has run', () => {
    const scope = sampleScope(graph, 'alert', new Map([['hook', event]]), workflow, noItems);
    expect(scope.steps).toEqual({ hook: event });
    expect('big' in (scope.steps ?? {})).toBe(false);
  });

  test('keeps the inputs of several edges apart by key', () => {
    const outputs = new Map([
      ['alert', { ok: true }],
      ['ticket', { id: 7 }],
    ]);
    expect(sampleScope(graph, 'end', outputs, workflow, noItems).input).toEqual({
      alert: { ok: true },
      ticket: { id: 7 },
    });
  });

  test('lists the sources in the order of the run, with the way expressions call them', () => {
    const sources = sourcesOf(graph, 'ticket', new Map([['hook', event]]));
    expect(sources.map(({ root, known }) => [root, known])).toEqual([
      ['trigger', true],
      ['steps.big', false],
    ]);
  });

  test('names the address of every step beside it that waits for an answer', () => {
    const asking = draw('hook -> mail -> ask', {
      hook: { type: 'webhook' },
      ask: { type: 'wait-for-callback' },
      inside: { type: 'wait-for-callback', parent: 'loop' },
      loop: {},
    });
    const { run } = sampleScope(asking, 'mail', new Map(), workflow, noItems);
    expect(run).toEqual({ resumeUrls: { ask: 'https://…/resume/…' } });
  });

  test('lists the address of a step that waits only for the steps before it', () => {
    const asking = draw('hook -> mail -> ask -> pay', {
      hook: { type: 'webhook' },
      ask: { type: 'wait-for-callback' },
    });
    expect(answerSourcesOf(asking, 'mail')).toMatchObject([
      { node: { key: 'ask' }, root: 'run.resumeUrls', output: { ask: 'https://…/resume/…' } },
    ]);
    expect(answerSourcesOf(asking, 'ask')).toEqual([]);
    expect(answerSourcesOf(asking, 'pay')).toEqual([]);
  });

  test('begins a test at the trigger that leads to the step', () => {
    expect(triggerFor(graph, 'ticket')?.id).toBe('hook');
    expect(triggerFor(graph, 'start')?.id).toBe('start');
    expect(triggerFor(graph, null)?.id).toBe('hook');
  });
});

describe('inside a loop', () => {
  const looped = draw('hook -> orders', 'line -> note', {
    hook: { type: 'webhook' },
    orders: { type: 'for-each', config: { items: '{{ trigger.orders }}' } },
    lines: { type: 'for-each', parent: 'orders', config: { items: '{{ $sort(item.lines) }}' } },
    line: { parent: 'lines' },
    note: { parent: 'lines' },
  });
  const known = new Map([['hook', { orders: [{ id: 7, lines: ['b', 'a'] }] }]]);

  test('the first item of every loop around is known, the inner ones by the outer', async () => {
    const items = await firstItems(looped, 'line', known, workflow);
    expect([...items]).toEqual([
      ['orders', { id: 7, lines: ['b', 'a'] }],
      ['lines', 'a'],
    ]);
    const scope = sampleScope(looped, 'line', known, workflow, items);
    expect(scope).toMatchObject({ item: 'a', index: 0, input: 'a' });
    expect(scope.steps).toMatchObject({ orders: { item: { id: 7 }, index: 0 }, lines: { item: 'a', index: 0 } });
    expect(sampleScope(looped, 'note', known, workflow, items).input).toBeUndefined();
  });

  test('the item is offered without a prefix, those of loops further out by their keys', async () => {
    const items = await firstItems(looped, 'line', known, workflow);
    expect(loopSourcesOf(looped, 'line', items)).toEqual([
      expect.objectContaining({ kind: 'loop', root: '', known: true, output: { item: 'a', index: 0 } }),
      expect.objectContaining({
        kind: 'loop',
        root: 'steps.orders',
        output: { item: { id: 7, lines: ['b', 'a'] }, index: 0 },
      }),
    ]);
    expect(loopSourcesOf(looped, 'orders', items)).toEqual([]);
  });

  test('takes a single object for a list of one, and a list that cannot be read for an empty one', async () => {
    const withItems = (items: unknown) =>
      firstItems(
        draw('hook', { loop: { type: 'for-each', config: { items } }, in: { parent: 'loop' } }),
        'in',
        known,
        workflow,
      );
    expect((await withItems({ a: 1 })).get('loop')).toEqual({ a: 1 });
    expect(await withItems('{{ $nothing( }}')).toEqual(noItems);
    expect(await withItems(undefined)).toEqual(noItems);
  });

  test('the item is offered before anything is known of it', () => {
    expect(loopSourcesOf(looped, 'line', noItems).map(({ known: isKnown }) => isKnown)).toEqual([false, false]);
    expect(sampleScope(looped, 'line', known, workflow, noItems)).toMatchObject({ item: undefined, index: 0 });
  });
});
