import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { createFlowDeriver, nothingSelected } from './derive-flow.js';

const graph = draw('hook -> check', 'check -> mail', { hook: { name: 'New order' } });

describe('createFlowDeriver', () => {
  test('gives the same objects again for what did not change', () => {
    const derive = createFlowDeriver();
    const before = derive.nodes(graph, nothingSelected, new Map());
    const moved = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'mail' ? { ...node, position: { x: 7, y: 7 } } : node)),
    };
    const after = derive.nodes(moved, nothingSelected, new Map());
    expect(after.map((node, index) => node === before[index])).toEqual([true, true, false]);
    expect(derive.edges(moved, null)[0]).toBe(derive.edges(graph, null)[0]);
  });

  test('keeps config and run data out of the nodes and measures nothing', () => {
    const [hook] = createFlowDeriver().nodes(graph, nothingSelected, new Map());
    expect(hook).toMatchObject({ data: {}, width: 196, height: 60, measured: { width: 196, height: 60 } });
  });

  test('lets Tab reach one node only', () => {
    const nodes = createFlowDeriver().nodes(graph, { ...nothingSelected, tabStop: 'check' }, new Map());
    expect(nodes.map((node) => node.domAttributes?.tabIndex)).toEqual([-1, 0, -1]);
  });

  test('shows a node where it is dragged to before the drag ends', () => {
    const nodes = createFlowDeriver().nodes(graph, nothingSelected, new Map([['hook', { x: 5, y: 6 }]]));
    expect(nodes[0]?.position).toEqual({ x: 5, y: 6 });
  });
});
