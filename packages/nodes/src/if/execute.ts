import { defineExecutor, explainConditions } from '@hookline/node-kit';
import { ifDefinition } from './definition.js';

/** A rule that fails because its values cannot be compared gives a reason; otherwise it would look like an ordinary `false`. */
export const executeIf = defineExecutor(ifDefinition, ({ conditions }, { input, timezone }) => {
  const { holds, isFault, reason } = explainConditions(conditions, timezone);
  const port = holds ? 'true' : 'false';
  return { kind: 'completed', port, output: input, ...(isFault && reason !== undefined && { reason }) };
});
