import { expect, test } from 'vitest';
import { workflowOptions } from './workflow-options.js';

const known = [
  { id: 'a', name: 'Orders', published: { version: 1, publishedAt: '2026-01-01T00:00:00Z' } },
  { id: 'b', name: 'Refunds', published: null },
];

test('offers workflows by name, and says which is this one and which is not published', () => {
  expect(workflowOptions(known, 'a', 'a')).toEqual({
    options: [
      { value: 'a', label: 'Orders (this workflow)' },
      { value: 'b', label: 'Refunds (not published)' },
    ],
    warning: null,
  });
});

test('warns when the chosen one cannot run', () => {
  expect(workflowOptions(known, 'b', 'x').warning).toBe(
    'Refunds is not published yet. Publish it before this step runs.',
  );
  const gone = workflowOptions(known, 'c', 'x');
  expect(gone.warning).toBe('This workflow is not here any more. Choose another.');
  expect(gone.options).toContainEqual({ value: 'c', label: 'Unknown workflow c' });
});

test('misses nothing while the workflows are loading', () => {
  expect(workflowOptions(undefined, 'c', 'x')).toEqual({ options: [], warning: null });
});
