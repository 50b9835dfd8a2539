import { defineExecutor, evaluateConditions } from '@hookline/node-kit';
import { casePorts } from './case-ports.js';
import { switchDefinition } from './definition.js';

export const executeSwitch = defineExecutor(switchDefinition, ({ cases }, { input }) => {
  const taken = cases.findIndex(({ conditions }) => evaluateConditions(conditions));
  return { kind: 'completed', port: casePorts(cases)[taken] ?? 'else', output: input };
});
