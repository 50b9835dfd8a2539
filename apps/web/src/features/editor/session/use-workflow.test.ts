import { draw } from '@hookline/domain/testing';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { keys } from '../../../shared/api/index.js';
import { rememberSaved } from './use-workflow.js';

const workflow = {
  id: 'w1',
  name: 'Orders',
  draft: { graph: draw('start -> check'), revision: 7 },
  published: null,
  draftChanges: null,
  paused: false,
  triggers: [],
  problems: [],
  createdAt: '2026-11-01T10:00:00.000Z',
  updatedAt: '2026-11-01T10:00:00.000Z',
};
const saved = { revision: 8, triggers: [], problems: [], draftChanges: 2 };

test('keeps the graph that was saved with its revision, for the next time the editor opens', () => {
  const client = new QueryClient();
  client.setQueryData(keys.workflows.one('w1'), workflow);
  const graph = draw('start -> check -> mail');
  rememberSaved(client, 'w1', saved, graph);
  expect(client.getQueryData(keys.workflows.one('w1'))).toEqual({
    ...workflow,
    draft: { graph, revision: 8 },
    draftChanges: 2,
  });
});

test('keeps nothing of a workflow that was not read', () => {
  const client = new QueryClient();
  rememberSaved(client, 'w1', saved, workflow.draft.graph);
  expect(client.getQueryData(keys.workflows.one('w1'))).toBeUndefined();
});
