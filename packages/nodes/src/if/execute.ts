import { defineExecutor, evaluateConditions } from '@hookline/node-kit';
import { ifDefinition } from './definition.js';

export const executeIf = defineExecutor(ifDefinition, ({ conditions }, { input }) => ({
  kind: 'completed',
  port: evaluateConditions(conditions) ? 'true' : 'false',
  output: input,
}));
