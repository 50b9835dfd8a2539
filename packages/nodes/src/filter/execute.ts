import { defineExecutor, explainConditions } from '@hookline/node-kit';
import { filterDefinition } from './definition.js';

export const executeFilter = defineExecutor(filterDefinition, ({ conditions }, { input, timezone }) => {
  const { holds, reason = 'The conditions do not hold' } = explainConditions(conditions, timezone);
  return holds ? { kind: 'completed', port: 'out', output: input } : { kind: 'stopped', reason };
});
