import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const runWorkflowDefinition = defineNode({
  type: 'run-workflow',
  title: 'Run a workflow',
  summary: 'Starts another workflow and can wait for what it gives.',
  keywords: ['subworkflow', 'child', 'call', 'execute', 'reuse'],
  icon: 'workflow',
  category: 'flow',
  keyPrefix: 'call',
  effect: 'write',
  caption: ({ wait }) => (wait === false ? 'without waiting' : undefined),
  config: z.object({
    workflowId: field.workflow({ label: 'Workflow', help: 'Its published version is run.' }),
    input: field.json({
      label: 'Input',
      placeholder: '{ "id": {{ trigger.body.id }} }',
      help: 'The workflow gets it as trigger.body. Left empty, it gets what came into this step.',
    }),
    wait: field.toggle({
      label: 'Wait until it has ended',
      default: true,
      help: 'Its output is then the output of this step, and its failure the failure of this step.',
    }),
  }),
});
