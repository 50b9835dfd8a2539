import { defineExecutor, type AnswerHeader } from '@hookline/node-kit';
import { buildAnswer } from './build-response.js';
import { respondDefinition } from './definition.js';

export const executeRespond = defineExecutor(respondDefinition, async (config, { respond }) => {
  const answer = buildAnswer(config);
  const responded = await respond(answer);
  const body = config.body.type === 'none' ? null : (config.body.value ?? null);
  const output = { ...responded, status: answer.status, headers: byName(answer.headers), body };
  return { kind: 'completed', port: 'out', output };
});

/** Several cookies stand in one text, as other steps give headers. */
function byName(headers: readonly AnswerHeader[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}
