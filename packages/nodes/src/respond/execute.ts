import { defineExecutor, type ResponseHeader } from '@hookline/node-kit';
import { buildResponse } from './build-response.js';
import { respondDefinition } from './definition.js';

export const executeRespond = defineExecutor(respondDefinition, async (config, { respond }) => {
  const response = buildResponse(config);
  const responded = await respond(response);
  const body = config.body.type === 'none' ? null : (config.body.value ?? null);
  const output = { ...responded, status: response.status, headers: byName(response.headers), body };
  return { kind: 'completed', port: 'out', output };
});

/** Joins several values of one name by `, `, as the output of other steps does. */
function byName(headers: readonly ResponseHeader[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}
