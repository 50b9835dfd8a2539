import { expect, test } from 'vitest';
import { workflowGraphSchema } from '../workflow/document.js';
import { draw } from './draw.js';

test('draws nodes and edges with the words as ids, keys and names', () => {
  const graph = draw('hook -> check', 'check[true] -> mail -> log', 'check[false] -> log');
  expect(graph.nodes.map(({ id, key, name, type }) => [id, key, name, type])).toEqual([
    ['hook', 'hook', 'hook', 'trigger'],
    ['check', 'check', 'check', 'branch'],
    ['mail', 'mail', 'mail', 'step'],
    ['log', 'log', 'log', 'step'],
  ]);
  expect(graph.edges.map((edge) => edge.id)).toEqual([
    'hook->check',
    'check[true]->mail',
    'mail->log',
    'check[false]->log',
  ]);
  expect(workflowGraphSchema.parse(graph)).toEqual(graph);
});

test('takes overrides, lone nodes and containers', () => {
  const graph = draw('hook -> each', 'alone', { inside: { parent: 'each' }, alone: { disabled: true } });
  expect(graph.nodes.map(({ id, type, parent, disabled }) => [id, type, parent, disabled])).toEqual([
    ['hook', 'trigger', null, false],
    ['each', 'loop', null, false],
    ['alone', 'step', null, true],
    ['inside', 'step', 'each', false],
  ]);
});

test('gives the error port to a node that is left by it', () => {
  const graph = draw('hook -> send', 'send[error] -> tell');
  expect(graph.nodes[1]?.onError).toBe('branch');
});

test('refuses a line that it cannot read', () => {
  expect(() => draw('hook => mail')).toThrow('Not a line of a drawing: "hook => mail"');
});
