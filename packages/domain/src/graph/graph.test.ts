import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbGraph } from '../testing/arb-graph.js';
import { draw } from '../testing/draw.js';
import { testCatalog } from '../testing/test-catalog.js';
import { ancestors } from './ancestors.js';
import { containersOf } from './containers-of.js';
import { containedNodes, descendants } from './descendants.js';
import { findCycle } from './find-cycle.js';
import { indexGraph } from './index-graph.js';
import { predecessors, successors } from './neighbours.js';
import { reachableFromTriggers } from './reachable-from-triggers.js';
import { topologicalOrder } from './topological-order.js';

const diamond = draw('hook -> check', 'check[true] -> mail -> log', 'check[false] -> log');
const loop = draw('hook -> fetch -> each -> done', 'inside -> deep', {
  inside: { parent: 'each' },
  deep: { parent: 'each' },
});
const ids = (nodes: readonly { id: string }[]) => nodes.map((node) => node.id);

describe('index', () => {
  test('finds nodes by id and key, and edges by their ends', () => {
    const index = indexGraph(draw('hook -> mail', { mail: { key: 'mail1' } }));
    expect(index.nodesById.get('mail')).toBe(index.nodesByKey.get('mail1'));
    expect(index.incoming.get('mail')?.[0]).toBe(index.outgoing.get('hook')?.[0]);
    expect(index.outgoing.has('mail')).toBe(false);
  });

  test('is made once for a graph', () => {
    expect(indexGraph(diamond)).toBe(indexGraph(diamond));
  });

  test('lists edges whose ends are missing', () => {
    const broken = { ...diamond, nodes: diamond.nodes.filter((node) => node.id !== 'mail') };
    expect(indexGraph(broken).incoming.get('mail')).toHaveLength(1);
    expect(ids(successors(broken, 'check'))).toEqual(['log']);
  });
});

describe('containers', () => {
  test('are listed from the inside out', () => {
    const nested = draw('hook', { outer: {}, inner: { parent: 'outer' }, deep: { parent: 'inner' } });
    expect(ids(containersOf(nested, 'deep'))).toEqual(['inner', 'outer']);
    expect(containersOf(nested, 'outer')).toEqual([]);
    expect(containersOf(nested, 'gone')).toEqual([]);
  });

  test('that hold each other are listed once', () => {
    const ring = draw('hook', { a: { parent: 'b' }, b: { parent: 'a' } });
    expect(ids(containersOf(ring, 'a'))).toEqual(['b', 'a']);
  });
});

describe('neighbours', () => {
  test('are the nodes on the other side of the edges, each once', () => {
    const twice = draw('hook -> check', 'check[true] -> log', 'check[false] -> log');
    expect(ids(successors(twice, 'check'))).toEqual(['log']);
    expect(ids(predecessors(diamond, 'log'))).toEqual(['mail', 'check']);
    expect(predecessors(diamond, 'hook')).toEqual([]);
  });
});

describe('ancestors', () => {
  test('are all nodes upstream', () => {
    expect(ancestors(diamond, 'log')).toEqual(new Set(['mail', 'check', 'hook']));
    expect(ancestors(diamond, 'hook')).toEqual(new Set());
  });

  test('of a child are what is before it in the container, and what is before the container', () => {
    expect(ancestors(loop, 'deep')).toEqual(new Set(['inside', 'fetch', 'hook']));
  });

  test('of a node after a container are not what the container holds', () => {
    expect(ancestors(loop, 'done')).toEqual(new Set(['each', 'fetch', 'hook']));
  });
});

describe('descendants', () => {
  test('are all nodes downstream', () => {
    expect(descendants(diamond, 'check')).toEqual(new Set(['mail', 'log']));
    expect(descendants(draw('a -> b -> a'), 'a')).toEqual(new Set(['a', 'b']));
  });

  test('are the reverse of ancestors, as long as there is no container', () => {
    const flat = arbGraph().filter((graph) => graph.nodes.every((node) => node.parent === null));
    fc.assert(
      fc.property(flat, (graph) => {
        for (const { id } of graph.nodes) {
          for (const other of descendants(graph, id)) expect(ancestors(graph, other).has(id)).toBe(true);
        }
      }),
    );
  });

  test('contained nodes are those in containers inside, too', () => {
    const nested = draw('hook -> outer', { inner: { parent: 'outer', type: 'loop' }, leaf: { parent: 'inner' } });
    expect(containedNodes(nested, 'outer')).toEqual(new Set(['inner', 'leaf']));
    expect(containedNodes(nested, 'hook')).toEqual(new Set());
  });
});

describe('cycle', () => {
  test('is told in the order of its edges', () => {
    expect(findCycle(draw('hook -> a -> b -> c -> a'))).toEqual(['a', 'b', 'c']);
    expect(findCycle(draw('hook -> a -> a'))).toEqual(['a']);
  });

  test('is not seen where paths meet', () => {
    expect(findCycle(diamond)).toBeUndefined();
  });

  test('is found by an edge backwards in any graph', () => {
    fc.assert(
      fc.property(arbGraph(), (graph) => {
        const [edge] = graph.edges;
        fc.pre(edge !== undefined);
        const back = { ...edge, id: 'back', source: edge.target, target: edge.source };
        expect(findCycle(graph)).toBeUndefined();
        expect(findCycle({ ...graph, edges: [...graph.edges, back] })).toHaveLength(2);
      }),
    );
  });

  test('is looked for once along every edge, however many paths there are', () => {
    const rungs = Array.from({ length: 60 }, (_, n) => [`a${n} -> b${n} -> a${n + 1}`, `a${n} -> c${n} -> a${n + 1}`]);
    expect(findCycle(draw(...rungs.flat()))).toBeUndefined();
  });

  test('is looked for in the largest workflow, as one chain', () => {
    const chain = draw(Array.from({ length: 2000 }, (_, place) => `n${place}`).join(' -> '));
    expect(findCycle(chain)).toBeUndefined();
    expect(ancestors(chain, 'n1999').size).toBe(1999);
    expect(topologicalOrder(chain)).toEqual(chain.nodes);
  });
});

describe('reachable nodes', () => {
  test('are those behind a trigger, and inside a reached container', () => {
    const graph = draw('hook -> each', 'inside -> deep', 'parked -> behind', {
      inside: { parent: 'each' },
      deep: { parent: 'each' },
    });
    expect(reachableFromTriggers(graph, testCatalog)).toEqual(new Set(['hook', 'each', 'inside', 'deep']));
  });

  test('are not those that only lead to each other inside a container', () => {
    const graph = draw('hook -> each', 'a -> b -> a', { a: { parent: 'each' }, b: { parent: 'each' } });
    expect(reachableFromTriggers(graph, testCatalog)).toEqual(new Set(['hook', 'each']));
  });

  test('start at a node of an unknown type, which may be a trigger', () => {
    const graph = draw('hook', 'odd -> mail', { odd: { type: 'unheard-of' } });
    expect(reachableFromTriggers(graph, testCatalog)).toEqual(new Set(['hook', 'odd', 'mail']));
  });
});

describe('topological order', () => {
  test('has each node after its predecessors and its container', () => {
    fc.assert(
      fc.property(arbGraph(), (graph) => {
        const backwards = { ...graph, nodes: graph.nodes.toReversed() };
        const place = new Map(topologicalOrder(backwards).map((node, index) => [node.id, index]));
        expect(place.size).toBe(graph.nodes.length);
        const at = (id: string) => place.get(id) ?? -1;
        for (const edge of graph.edges) expect(at(edge.source)).toBeLessThan(at(edge.target));
        for (const { id, parent } of graph.nodes) expect(at(parent ?? '')).toBeLessThan(at(id));
      }),
    );
  });

  test('puts nodes on a cycle last and loses none', () => {
    expect(ids(topologicalOrder(draw('hook', 'a -> b -> a', 'last')))).toEqual(['hook', 'last', 'a', 'b']);
  });
});
