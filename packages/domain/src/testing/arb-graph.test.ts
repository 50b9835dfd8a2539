import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateStructure } from '../validation/validate-workflow.js';
import { arbGraph } from './arb-graph.js';
import { testCatalog } from './test-catalog.js';

test('makes structurally valid graphs, with all that makes them interesting', () => {
  const graphs = fc.sample(arbGraph(), { numRuns: 500, seed: 1 });
  for (const graph of graphs) expect(validateStructure(graph, testCatalog)).toEqual([]);
  const nodes = graphs.flatMap((graph) => graph.nodes);
  const edges = graphs.flatMap((graph) => graph.edges);
  expect(nodes.some((node) => node.parent !== null)).toBe(true);
  expect(new Set(edges.map((edge) => edge.sourcePort))).toEqual(
    new Set(['out', 'true', 'false', 'error', 'a', 'b', 'c', 'else']),
  );
  expect(edges.length).toBeGreaterThan(nodes.length / 2);
});
