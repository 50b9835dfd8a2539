import { expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit } from '../testing/edit.js';
import { summarizeChanges } from './summarize-changes.js';

const graph = draw('hook -> check', 'check[true] -> mail', 'check[false] -> log');
const nothing = { added: [], removed: [], changed: [], settings: false, total: 0 };

test('counts no change for moved nodes and renumbered edges', () => {
  const moved = edit(graph, { kind: 'move-node', positions: { mail: { x: 9, y: 9 } } });
  expect(summarizeChanges(graph, moved)).toEqual(nothing);
  const renumbered = { ...graph, edges: graph.edges.map((edge, place) => ({ ...edge, id: `e${place}` })).toReversed() };
  expect(summarizeChanges(graph, renumbered)).toEqual(nothing);
});

test('counts a changed config, the settings, and a line drawn elsewhere', () => {
  const configured = edit(graph, { kind: 'configure-node', nodeId: 'mail', config: { to: 'a' } });
  const rewired = edit(edit(configured, { kind: 'disconnect', edgeIds: ['check[false]->log'] }), {
    kind: 'connect',
    source: 'mail',
    target: 'log',
  });
  const after = edit(rewired, { kind: 'update-settings', settings: { timezone: 'Europe/Berlin' } });
  expect(summarizeChanges(graph, after)).toEqual({
    added: [],
    removed: [],
    changed: ['check', 'mail'],
    settings: true,
    total: 3,
  });
});

test('counts a node added into an edge as one change', () => {
  const node = { id: 'new', type: 'step', position: { x: 0, y: 0 } };
  const after = edit(graph, { kind: 'add-node', node, insertOnEdge: 'hook->check' });
  expect(summarizeChanges(graph, after)).toEqual({ ...nothing, added: ['new'], total: 1 });
});

test('counts a node removed with its gap closed as one change', () => {
  const after = edit(graph, { kind: 'remove-nodes', nodeIds: ['check'] });
  expect(summarizeChanges(graph, after)).toEqual({ ...nothing, removed: ['check'], total: 1 });
});

test('counts the gap when it was left open', () => {
  const chain = draw('hook -> a -> b');
  const open = { ...chain, nodes: chain.nodes.filter(({ id }) => id !== 'a'), edges: [] };
  expect(summarizeChanges(chain, open)).toEqual({ ...nothing, removed: ['a'], changed: ['hook'], total: 2 });
});
