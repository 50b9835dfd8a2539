import { describe, expect, test } from 'vitest';
import { applyEdit, editSchema } from '../edits/apply-edit.js';
import { draw } from '../testing/draw.js';
import { testCatalog } from '../testing/test-catalog.js';
import { importDocument, upgradeDocument } from './upgrade.js';

const ODD = ['', 'a b', 'a\u0000', 'a/b', 'a.b', 'é', '\ud800', 'x'.repeat(65), ' a', 'a\n'];
const FIT = ['n1', 'A-b_9', '_', '-', '__proto__', 'constructor', 'x'.repeat(64)];

const named = (id: string) => {
  const graph = draw('hook -> mail');
  const [hook, mail] = graph.nodes;
  return { ...graph, nodes: [{ ...hook!, id }, mail!], edges: [] };
};

test.each(FIT)('%j is an id', (id) => {
  expect(importDocument(named(id)).nodes[0]?.id).toBe(id);
});

test.each(ODD)('%j is none for a document that comes in', (id) => {
  expect(() => importDocument(named(id))).toThrow('nodes.0.id must');
});

test.each(ODD.slice(1).filter((id) => id.length <= 64))('%j is read where it was stored', (id) => {
  expect(upgradeDocument(named(id)).nodes[0]?.id).toBe(id);
});

describe('an edit', () => {
  const graph = draw('hook -> mail');
  const [, mail] = graph.nodes;
  const apply = (edit: object, to = graph) => applyEdit(to, editSchema.parse(edit), testCatalog);

  test.each(['a b', 'a\u0000', 'a/b'])('brings in no step with the id %j', (id) => {
    const node = { ...mail!, id, key: 'other' };
    const edits = [
      { kind: 'add-node', node },
      { kind: 'paste', nodes: [mail], edges: [], ids: { [mail!.id]: id } },
      { kind: 'paste', nodes: [node], edges: [], ids: {} },
      { kind: 'replace-graph', graph: { ...graph, nodes: [...graph.nodes, node] } },
    ];
    for (const edit of edits) expect(apply(edit)).toMatchObject({ ok: false, code: 'graph.wrong-id' });
  });

  test('brings in no line with an odd id', () => {
    const edges = graph.edges.map((edge) => ({ ...edge, id: 'e 1' }));
    expect(apply({ kind: 'replace-graph', graph: { ...graph, edges } })).toMatchObject({ code: 'graph.wrong-id' });
  });

  test('can be made where a stored document has one', () => {
    const stored = named('an old id');
    expect(apply({ kind: 'rename-node', nodeId: 'an old id', name: 'New' }, stored)).toMatchObject({ ok: true });
  });
});
