import { defineExecutor, NodeError } from '@hookline/node-kit';
import { answerFailure } from './answer-failure.js';
import { slackMessageDefinition } from './definition.js';
import { isTaken } from './is-taken.js';
import { findBlocks, isNoBlocks, NO_LIST } from './read-blocks.js';

export const executeSlackMessage = defineExecutor(
  slackMessageDefinition,
  async ({ webhookUrl, text, blocks }, { http, signal, clock }) => {
    const response = await http.request({
      method: 'POST',
      url: webhookUrl.trim(),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ text, ...readBlocks(blocks) }),
      maxBytes: 64 * 1024,
      signal,
    });
    const answer = new TextDecoder().decode(response.body).trim();
    if (!isTaken(response, answer)) throw answerFailure(response, answer, clock.now());
    return { kind: 'completed', port: 'out', output: { ok: true } };
  },
);

function readBlocks(given: unknown): { readonly blocks?: readonly unknown[] } {
  if (isNoBlocks(given)) return {};
  const blocks = findBlocks(given);
  if (blocks !== undefined) return { blocks };
  throw new NodeError({ code: 'config.wrong', message: `Blocks: ${NO_LIST}`, details: { field: 'blocks' } });
}
