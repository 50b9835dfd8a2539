import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { outlineOf, outlineRows } from './outline.js';

const portsOf = (node: { type: string }) => (node.type === 'branch' ? ['true', 'false'] : ['out']);
const read = (...lines: string[]) =>
  outlineOf(draw(...lines), portsOf).map(({ node, depth, port, joins }) =>
    [' '.repeat(depth), port ? `${port}: ` : '', node.name, joins ? ' (joins)' : ''].join(''),
  );

describe('outlineOf', () => {
  test('lists a chain in the order of its edges, whatever the order of its nodes', () => {
    expect(read('hook -> check', 'mail -> log', 'check -> mail')).toEqual(['hook', 'check', 'mail', 'log']);
  });

  test('lists one branch after the other, in the order of the ports, and then where they meet', () => {
    expect(
      read('hook -> big', 'big[false] -> ticket -> all', 'big[true] -> alert -> note -> all', 'all -> end'),
    ).toEqual(['hook', 'big', ' true: alert', ' note', ' false: ticket', 'all (joins)', 'end']);
  });

  test('keeps a node where inner branches meet inside the outer branch', () => {
    expect(read('hook -> a', 'a[true] -> b', 'b[true] -> c -> d', 'b[false] -> d', 'a[false] -> e')).toEqual([
      'hook',
      'a',
      ' true: b',
      '  true: c',
      ' d (joins)',
      ' false: e',
    ]);
  });

  test('treats several lines from one port as branches', () => {
    expect(read('hook -> a', 'hook -> b', 'a -> end', 'b -> end')).toEqual(['hook', ' a', ' b', 'end (joins)']);
  });

  test('offers to add a step at every port with nothing behind it, in the order of the ports', () => {
    const rows = outlineRows(draw('hook -> big', 'big[false] -> ticket', { big: { type: 'branch' } }), portsOf);
    expect(
      rows.map((row) => (row.kind === 'end' ? `${' '.repeat(row.depth)}+ ${row.node.id}:${row.port}` : row.node.id)),
    ).toEqual(['hook', 'big', ' + big:true', 'ticket', ' + ticket:out']);
  });

  test('lists what a loop holds right after it, one deeper, and then what follows it', () => {
    const graph = draw('hook -> each -> done', 'a -> big', 'big[true] -> b', 'big[false] -> c', 'inner', 'd', {
      a: { parent: 'each' },
      big: { parent: 'each', type: 'branch' },
      b: { parent: 'each' },
      c: { parent: 'each' },
      inner: { parent: 'each', type: 'loop' },
      d: { parent: 'inner' },
    });
    const rows = outlineOf(graph, portsOf).map(({ node, depth }) => ' '.repeat(depth) + node.name);
    expect(rows).toEqual(['hook', 'each', ' a', ' big', '  b', '  c', ' inner', '  d', 'done']);
  });

  test('offers to add the first step of a loop', () => {
    const graph = draw('hook -> each -> done', { each: { type: 'for-each' } });
    const rows = outlineRows(graph, portsOf).map((row) => `${row.kind} ${row.node.id} ${row.depth}`);
    expect(rows).toEqual(['step hook 0', 'step each 0', 'inside each 1', 'step done 0', 'end done 0']);
  });

  test('lists every node once, also those on a cycle', () => {
    expect(read('hook -> a -> b -> a').toSorted()).toHaveLength(3);
  });
});
