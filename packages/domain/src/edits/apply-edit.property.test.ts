import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCycle } from '../graph/find-cycle.js';
import { arbEdits } from '../testing/arb-edits.js';
import { arbGraph } from '../testing/arb-graph.js';
import { deepFreeze } from '../testing/deep-freeze.js';
import { testCatalog } from '../testing/test-catalog.js';
import { validateStructure } from '../validation/validate-workflow.js';
import { workflowGraphSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { sameJson } from '../workflow/same-json.js';
import { applyEdit, editSchema } from './apply-edit.js';
import type { Edit } from './apply-edit.js';

const arbStory = arbGraph().chain((graph) => arbEdits(graph).map((edits) => ({ graph, edits })));

describe('any sequence of edits', () => {
  test('keeps the document structurally valid', () => {
    fc.assert(
      fc.property(arbStory, ({ graph, edits }) => play(graph, edits).forEach(expectSound)),
      { numRuns: 300 },
    );
  });

  test('changes no graph that it is given', () => {
    fc.assert(fc.property(arbStory, ({ graph, edits }) => void play(deepFreeze(graph), edits.map(deepFreeze))));
  });

  test('gives the same graphs every time, also after a journey as JSON', () => {
    fc.assert(
      fc.property(arbStory, ({ graph, edits }) => {
        const travelled = edits.map((edit) => editSchema.parse(JSON.parse(JSON.stringify(edit))));
        expect(play(graph, travelled)).toEqual(play(graph, edits));
      }),
    );
  });

  test('returns the same graph exactly when nothing changes', () => {
    fc.assert(
      fc.property(arbStory, ({ graph, edits }) => {
        const graphs = [graph, ...play(graph, edits)];
        graphs.slice(1).forEach((after, place) => {
          const before = graphs[place];
          expect(after === before).toBe(sameJson(after, before));
        });
      }),
    );
  });

  test('does something: of every kind, some edits are applied and some change the graph', () => {
    const changed = new Set<string>();
    for (const { graph, edits } of fc.sample(arbStory, { numRuns: 2000, seed: 1 })) {
      let before = graph;
      for (const edit of edits) {
        const result = applyEdit(before, edit, testCatalog);
        if (!result.ok) continue;
        if (result.graph !== before) changed.add(edit.kind);
        before = result.graph;
      }
    }
    expect([...changed].toSorted()).toEqual(editSchema.options.map((option) => option.shape.kind.value).toSorted());
  });
});

/** The graph after each edit; a refused one leaves it as it was. */
function play(graph: WorkflowGraph, edits: readonly Edit[]): readonly WorkflowGraph[] {
  let current = graph;
  return edits.map((edit) => {
    const result = applyEdit(current, edit, testCatalog);
    if (result.ok) current = result.graph;
    return current;
  });
}

function expectSound(graph: WorkflowGraph): void {
  expect(workflowGraphSchema.parse(graph)).toEqual(graph);
  const ids = new Set(graph.nodes.map((node) => node.id));
  expect(ids.size).toBe(graph.nodes.length);
  expect(new Set(graph.nodes.map((node) => node.key)).size).toBe(graph.nodes.length);
  expect(new Set(graph.edges.map((edge) => edge.id)).size).toBe(graph.edges.length);
  expect(new Set(graph.edges.map((edge) => JSON.stringify({ ...edge, id: '' }))).size).toBe(graph.edges.length);
  expect(graph.edges.filter((edge) => !ids.has(edge.source) || !ids.has(edge.target))).toEqual([]);
  expect(findCycle(graph)).toBeUndefined();
  expect(validateStructure(graph, testCatalog)).toEqual([]);
}
