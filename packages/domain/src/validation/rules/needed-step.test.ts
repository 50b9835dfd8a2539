import { describe, expect, test } from 'vitest';
import { draw } from '../../testing/draw.js';
import { testCatalog } from '../../testing/test-catalog.js';
import type { WorkflowGraph } from '../../workflow/document.js';
import { neededStep } from './needed-step.js';

const problemsOf = (graph: WorkflowGraph) =>
  neededStep(graph, testCatalog).map(({ code, nodeId, field, message }) => [code, nodeId, field, message].join(' | '));

describe('a step that needs another', () => {
  const problem =
    'field.wrong | ask | answer | ask waits for a end step, and none comes after it. Add one, or change “Answer”';

  test('has it somewhere after it', () => {
    expect(
      problemsOf(
        draw('hook -> ask -> check', 'check[true] -> done', { ask: { type: 'asker' }, done: { type: 'end' } }),
      ),
    ).toEqual([]);
    const inLoop = draw('hook -> ask -> each', { ask: { type: 'asker' }, done: { type: 'end', parent: 'each' } });
    expect(problemsOf(inLoop)).toEqual([]);
  });

  test('lacks one when only steps of other types come after it', () => {
    expect(problemsOf(draw('hook -> ask -> check -> note', { ask: { type: 'asker' } }))).toEqual([problem]);
  });

  test('lacks one that is off, or comes before it', () => {
    const off = { ask: { type: 'asker' }, done: { type: 'end', disabled: true } };
    expect(problemsOf(draw('hook -> ask -> done', off))).toEqual([problem]);
    expect(problemsOf(draw('hook -> done', 'hook -> ask', { ask: { type: 'asker' }, done: { type: 'end' } }))).toEqual([
      problem,
    ]);
  });

  test('lacks nothing while it is off itself', () => {
    expect(problemsOf(draw('hook -> ask', { ask: { type: 'asker', disabled: true } }))).toEqual([]);
  });
});
