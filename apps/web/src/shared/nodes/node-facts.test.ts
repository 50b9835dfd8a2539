import { draw } from '@hookline/domain/testing';
import { expect, test } from 'vitest';
import { nodeFacts } from './node-facts.js';

const graph = draw('hook -> say -> call -> odd', {
  say: { type: 'slack.post-message' },
  call: { type: 'http-request', config: { method: 'POST' } },
  odd: { type: 'acme.gone' },
});
const facts = Object.fromEntries(graph.nodes.map((node) => [node.id, nodeFacts(node)]));

test('the caption of an action begins with its app', () => {
  expect(facts['say']).toMatchObject({ caption: 'Slack · Send message', app: { mark: 'Sl' } });
  expect(facts['call']).toMatchObject({ caption: 'HTTP request · POST', kind: 'HTTP request', app: null });
});

test('a step of a type that is not there keeps its type as its name', () => {
  expect(facts['odd']).toMatchObject({ caption: 'acme.gone · unknown', app: null });
});
