import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { createFlowDeriver, nothingSelected } from '../derive-flow.js';
import { containerAt, parentAfterDrop } from './subflow-drop.js';
import { CARD, EMPTY_SUBFLOW, SUBFLOW_PADDING, layoutSubflows } from './subflow-layout.js';

const graph = draw('hook -> outer -> done', 'a -> b', 'inner', 'c', {
  hook: { type: 'webhook', position: { x: 0, y: 0 } },
  outer: { position: { x: 300, y: 0 } },
  a: { parent: 'outer', position: { x: 340, y: 60 } },
  b: { parent: 'outer', position: { x: 600, y: 60 } },
  inner: { type: 'for-each', parent: 'outer', position: { x: 340, y: 200 } },
  c: { type: 'for-each', parent: null, position: { x: 300, y: 900 } },
});
const node = (id: string) => graph.nodes.find((each) => each.id === id)!;
const nobody = new Set<string>();

describe('subflows', () => {
  test('reach around what they hold, inner subflows included, and have a size of their own when empty', () => {
    const subflows = layoutSubflows(graph);
    expect(subflows.get('inner')).toEqual({ x: 340, y: 200, ...EMPTY_SUBFLOW });
    expect(subflows.get('outer')).toEqual({
      x: 340 - SUBFLOW_PADDING.left,
      y: 60 - SUBFLOW_PADDING.top,
      width: SUBFLOW_PADDING.left + (600 + CARD.width - 340) + SUBFLOW_PADDING.right,
      height: SUBFLOW_PADDING.top + (200 + EMPTY_SUBFLOW.height - 60) + SUBFLOW_PADDING.bottom,
    });
  });

  test('are listed from the outside in, so that inner ones are drawn on outer ones', () => {
    const order = [...layoutSubflows(graph).keys()];
    expect(order.indexOf('outer')).toBeLessThan(order.indexOf('inner'));
  });

  test('survive a document in which loops hold each other', () => {
    const knot = draw('a', 'b', { a: { type: 'for-each', parent: 'b' }, b: { type: 'for-each', parent: 'a' } });
    expect(layoutSubflows(knot).size).toBe(2);
  });
});

describe('the loop of a place', () => {
  test('is the innermost there', () => {
    expect(containerAt(graph, { x: 320, y: 20 })).toBe('outer');
    expect(containerAt(graph, { x: 400, y: 300 })).toBe('inner');
    expect(containerAt(graph, { x: 0, y: 0 })).toBeNull();
  });

  test('is never one that is being moved, nor what that holds', () => {
    expect(containerAt(graph, { x: 400, y: 300 }, new Set(['outer']))).toBeNull();
  });
});

describe('a dragged step', () => {
  test('enters the loop that its middle is over', () => {
    expect(parentAfterDrop(graph, node('done'), { x: 330, y: 100 }, nobody)).toBe('outer');
    expect(parentAfterDrop(graph, node('a'), { x: 400, y: 280 }, nobody)).toBe('inner');
  });

  test('stays in its loop while a part of it is there, and leaves when nothing is', () => {
    expect(parentAfterDrop(graph, node('a'), { x: 180, y: 60 }, nobody)).toBe('outer');
    expect(parentAfterDrop(graph, node('a'), { x: 0, y: 60 }, nobody)).toBeNull();
  });

  test('enters no loop when it starts runs', () => {
    expect(parentAfterDrop(graph, node('hook'), { x: 400, y: 100 }, nobody)).toBeNull();
  });
});

describe('loops on the canvas', () => {
  const flow = createFlowDeriver().nodes(graph, nothingSelected, new Map());
  const drawn = (id: string) => flow.find((each) => each.id === id);

  test('lie below the cards and are grabbed by their head only', () => {
    expect(drawn('outer')).toMatchObject({ type: 'subflow', zIndex: -1, selectable: false });
    expect(flow.findIndex(({ id }) => id === 'inner')).toBeLessThan(flow.findIndex(({ id }) => id === 'a'));
  });

  test('have a line from their wall to every step that an item begins with', () => {
    expect(drawn('outer')?.data).toMatchObject({ starts: [{ nodeId: 'a', x: 40, y: 90 }, { nodeId: 'inner' }] });
  });
});
