import { expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, refusal } from '../testing/edit.js';

const graph = draw('hook -> mail');

test('replacing the graph puts another in its place', () => {
  const drawn = draw('start -> odd', { odd: { type: 'unheard-of', config: { to: '' } } });
  const other = { ...drawn, edges: drawn.edges.map((edge, place) => ({ ...edge, id: `e${place}` })) };
  expect(edit(graph, { kind: 'replace-graph', graph: other })).toEqual(other);
});

test('replacing the graph by an equal one changes nothing', () => {
  expect(edit(graph, { kind: 'replace-graph', graph: draw('hook -> mail') })).toBe(graph);
});

test.each([
  ['graph.cycle', draw('hook -> a -> b -> a')],
  ['edge.duplicate', draw('hook -> a', 'hook -> a')],
  ['edge.into-trigger', draw('hook -> a -> hook')],
  ['node.duplicate-key', draw('hook -> a', { a: { key: 'hook' } })],
  ['node.duplicate-id', draw('hook', 'a', { a: { id: 'hook' } })],
  ['edge.unknown-node', draw('hook -> a', { a: { id: 'b' } })],
  ['edge.crosses-container', draw('hook -> a', { a: { parent: 'each' } })],
])('replacing the graph by a broken one is refused as %s', (code, broken) => {
  expect(refusal(graph, { kind: 'replace-graph', graph: broken })?.code).toBe(code);
});
