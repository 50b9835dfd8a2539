import { defineExecutor } from '@hookline/node-kit';
import { runWorkflowDefinition } from './definition.js';

export const executeRunWorkflow = defineExecutor(runWorkflowDefinition, (config, context) => ({
  kind: 'call',
  port: 'out',
  workflowId: config.workflowId,
  input: config.input === undefined ? (context.input ?? null) : config.input,
  wait: config.wait,
}));
