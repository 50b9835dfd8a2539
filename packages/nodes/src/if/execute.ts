import { defineExecutor, explainConditions } from '@hookline/node-kit';
import { ifDefinition } from './definition.js';

/** What does not hold because it cannot be compared is said, or nobody would look for it in the branch `false`. */
export const executeIf = defineExecutor(ifDefinition, ({ conditions }, { input, timezone }) => {
  const { holds, isFault, reason } = explainConditions(conditions, timezone);
  const port = holds ? 'true' : 'false';
  return { kind: 'completed', port, output: input, ...(isFault && reason !== undefined && { reason }) };
});
