import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { COLUMN, ROW, clearOffset, makeSpace, placeAfter, placeNear } from './placement.js';

describe('placement', () => {
  test('puts a node beside its source, and a port of several above or below', () => {
    const graph = draw('hook');
    const hook = graph.nodes[0]!;
    expect(placeAfter(graph, hook, { index: 0, count: 1 })).toEqual({ x: COLUMN, y: 0 });
    expect(placeAfter(graph, hook, { index: 0, count: 2 })).toEqual({ x: COLUMN, y: -80 });
    expect(placeAfter(graph, hook, { index: 1, count: 2 })).toEqual({ x: COLUMN, y: 80 });
  });

  test('puts copies where they cover neither the originals nor earlier copies', () => {
    const graph = draw('hook', { hook: { position: { x: 0, y: 0 } } });
    const hook = graph.nodes[0]!;
    expect(clearOffset(graph, graph, { x: 40, y: ROW }, null)).toEqual({ x: 40, y: ROW });
    const twice = { ...graph, nodes: [hook, { ...hook, id: 'copy', position: { x: 40, y: ROW } }] };
    expect(clearOffset(twice, graph, { x: 40, y: ROW }, null)).toEqual({ x: 40, y: 2 * ROW });
  });

  test('goes down until it covers nothing', () => {
    const graph = draw('a', 'b', { a: { position: { x: 0, y: 0 } }, b: { position: { x: 40, y: ROW } } });
    expect(placeNear(graph, { x: 3, y: 3 })).toEqual({ x: 0, y: 2 * ROW });
  });

  test('moves only what lies behind when a node is put in between', () => {
    const graph = draw('hook -> mail -> log', 'hook -> other', { mail: { position: { x: COLUMN, y: 0 } } });
    const [hook, mail] = [graph.nodes[0]!, graph.nodes[1]!];
    const moved = makeSpace(graph, hook, mail, new Set(['log']));
    expect(Object.keys(moved)).toEqual(['mail', 'log']);
    expect(moved['mail']).toEqual({ x: 2 * COLUMN, y: 0 });
    const far = { ...mail, position: { x: 2 * COLUMN, y: 0 } };
    expect(makeSpace(graph, hook, far, new Set(['log']))).toEqual({});
  });
});
