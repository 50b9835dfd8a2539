import { checkConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { runWorkflowDefinition } from './definition.js';
import { executeRunWorkflow } from './execute.js';

const run = (config: Record<string, unknown>) =>
  runNode(executeRunWorkflow, { config: { workflowId: 'wf-1', ...config }, input: { id: 1 } });

describe('run workflow', () => {
  test('calls the workflow with the input of the step, and waits', async () => {
    const call = { kind: 'call', port: 'out', workflowId: 'wf-1', input: { id: 1 }, wait: true };
    expect(await run({})).toEqual(call);
  });

  test('calls it with an input of its own, and goes on at once', async () => {
    expect(await run({ input: { a: 2 }, wait: false })).toMatchObject({ input: { a: 2 }, wait: false });
    expect(await run({ input: null })).toMatchObject({ input: null });
    expect(await runNode(executeRunWorkflow, { config: { workflowId: 'wf-1' } })).toMatchObject({ input: null });
  });

  test('needs a workflow', async () => {
    expect(checkConfig(runWorkflowDefinition, {})).toEqual([
      { field: 'workflowId', code: 'field.missing', message: 'Workflow is empty. Choose one.' },
    ]);
    await expect(run({ workflowId: '' })).rejects.toThrow('Workflow: Fill it in.');
  });
});
