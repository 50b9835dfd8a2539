import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines } from '../testing/edit.js';

const without = (graph: ReturnType<typeof draw>, ...nodeIds: string[]) =>
  edit(graph, { kind: 'remove-nodes', nodeIds });

describe('removing nodes', () => {
  test('closes the gap', () => {
    const after = without(draw('hook -> a -> b'), 'a');
    expect(after.nodes.map(({ id }) => id)).toEqual(['hook', 'b']);
    expect(after.edges).toEqual([{ id: 'e1', source: 'hook', sourcePort: 'out', target: 'b' }]);
  });

  test('closes the gap of several at once', () => {
    expect(lines(without(draw('hook -> a -> b -> c -> d'), 'a', 'c', 'b'))).toEqual(['hook->d']);
  });

  test('leads every way in on to every way out, from the same port', () => {
    const graph = draw('hook -> check', 'check[true] -> a', 'check[false] -> a', 'a -> x', 'a -> y');
    expect(lines(without(graph, 'a'))).toEqual([
      'hook->check',
      'check[true]->x',
      'check[true]->y',
      'check[false]->x',
      'check[false]->y',
    ]);
  });

  test('draws no edge twice', () => {
    const graph = draw('hook -> a -> c', 'hook -> b -> c', 'hook -> c');
    expect(lines(without(graph, 'a', 'b'))).toEqual(['hook->c']);
    expect(lines(without(draw('hook -> a -> c', 'hook -> b -> c'), 'a', 'b'))).toEqual(['hook->c']);
  });

  test('does not lead what handles a failure on from what cannot fail', () => {
    const graph = draw('hook -> send -> log', 'send[error] -> tell');
    expect(lines(without(graph, 'send'))).toEqual(['hook->log']);
  });

  test('makes no edge from a node to itself, even where there was a cycle', () => {
    expect(lines(without(draw('hook -> a -> b -> a'), 'b'))).toEqual(['hook->a']);
  });

  test('takes what a container holds along', () => {
    const graph = draw('hook -> each -> done', 'inside -> deep', {
      inside: { parent: 'each' },
      deep: { parent: 'each', type: 'loop' },
      deeper: { parent: 'deep' },
    });
    const after = without(graph, 'each');
    expect(after.nodes.map(({ id }) => id)).toEqual(['hook', 'done']);
    expect(lines(after)).toEqual(['hook->done']);
  });
});
