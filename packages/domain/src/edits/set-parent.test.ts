import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbGraph } from '../testing/arb-graph.js';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';
import { testCatalog } from '../testing/test-catalog.js';
import { edgeCrossesContainer } from '../validation/rules/edge-crosses-container.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { applyEdit, editSchema } from './apply-edit.js';

const graph = draw('hook -> check -> each -> done', 'mail -> log', 'inner', {
  mail: { parent: 'each' },
  log: { parent: 'each' },
  inner: { parent: 'each', type: 'loop' },
});
const parentOf = (after: WorkflowGraph, id: string) => after.nodes.find((node) => node.id === id)?.parent;

describe('moving a step into or out of a loop', () => {
  test('takes away the lines that would cross the border, and no others', () => {
    const inside = edit(graph, { kind: 'set-parent', nodeIds: ['check'], parent: 'each' });
    expect(parentOf(inside, 'check')).toBe('each');
    expect(lines(inside)).toEqual(['each->done', 'mail->log']);
    const outside = edit(graph, { kind: 'set-parent', nodeIds: ['mail'], parent: null });
    expect(lines(outside)).toEqual(['hook->check', 'check->each', 'each->done']);
  });

  test('keeps the lines among steps that move together', () => {
    const after = edit(graph, { kind: 'set-parent', nodeIds: ['mail', 'log'], parent: null });
    expect(lines(after)).toEqual(lines(graph));
  });

  test('takes along what a loop holds, also when it is named too', () => {
    const nested = edit(graph, { kind: 'set-parent', nodeIds: ['log'], parent: 'inner' });
    const after = edit(nested, { kind: 'set-parent', nodeIds: ['inner', 'log'], parent: null });
    expect([parentOf(after, 'inner'), parentOf(after, 'log')]).toEqual([null, 'inner']);
  });

  test('changes nothing when the step is there already', () => {
    expect(edit(graph, { kind: 'set-parent', nodeIds: ['mail'], parent: 'each' })).toBe(graph);
  });

  test('is refused for triggers, into steps that hold none, into itself and into what is not there', () => {
    const refusals = [
      ['hook', 'each'],
      ['log', 'check'],
      ['each', 'inner'],
      ['log', 'gone'],
    ].map(([nodeId = '', parent = '']) => refusal(graph, { kind: 'set-parent', nodeIds: [nodeId], parent })?.code);
    expect(refusals).toEqual(refusals.map(() => 'node.wrong-parent'));
    expect(refusal(graph, { kind: 'set-parent', nodeIds: ['gone'], parent: null })?.code).toBe('node.not-found');
  });

  test('leaves no line across a border, whatever is moved where', () => {
    const arbMoves = arbGraph().chain((start) => {
      const id = fc.constantFrom(...start.nodes.map((node) => node.id));
      return fc.record({
        start: fc.constant(start),
        moves: fc.array(
          fc.record({ nodeIds: fc.uniqueArray(id, { maxLength: 3 }), parent: fc.option(id, { nil: null }) }),
        ),
      });
    });
    fc.assert(
      fc.property(arbMoves, ({ start, moves }) => {
        let now = start;
        for (const move of moves) {
          const result = applyEdit(now, editSchema.parse({ kind: 'set-parent', ...move }), testCatalog);
          if (result.ok) now = result.graph;
          expect(now.edges.filter((line) => edgeCrossesContainer(line, now, testCatalog))).toEqual([]);
        }
      }),
    );
  });
});

describe('moving a loop on the canvas', () => {
  const placed = draw('each', 'mail', 'inner', 'log', {
    each: { type: 'loop', position: { x: 100, y: 100 } },
    mail: { parent: 'each', position: { x: 140, y: 160 } },
    inner: { parent: 'each', type: 'loop', position: { x: 400, y: 160 } },
    log: { parent: 'inner', position: { x: 440, y: 220 } },
  });
  const places = (after: WorkflowGraph) =>
    Object.fromEntries(after.nodes.map(({ id, position }) => [id, [position.x, position.y]]));

  test('takes along what it holds, at any depth', () => {
    const after = edit(placed, { kind: 'move-node', positions: { each: { x: 120, y: 90 } } });
    expect(places(after)).toEqual({ each: [120, 90], mail: [160, 150], inner: [420, 150], log: [460, 210] });
  });

  test('leaves what has a place of its own where it is put, with what that holds', () => {
    const positions = { each: { x: 0, y: 0 }, inner: { x: 400, y: 160 }, mail: { x: 1, y: 2 } };
    const after = edit(placed, { kind: 'move-node', positions });
    expect(places(after)).toEqual({ each: [0, 0], mail: [1, 2], inner: [400, 160], log: [440, 220] });
  });
});
