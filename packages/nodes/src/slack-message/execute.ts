import { defineExecutor, NodeError } from '@hookline/node-kit';
import { answerFailure } from './answer-failure.js';
import { slackMessageDefinition } from './definition.js';

export const executeSlackMessage = defineExecutor(
  slackMessageDefinition,
  async ({ webhookUrl, text, blocks }, { http, signal }) => {
    const response = await http.request({
      method: 'POST',
      url: webhookUrl.trim(),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ text, ...readBlocks(blocks) }),
      maxBytes: 64 * 1024,
      signal,
    });
    const answer = new TextDecoder().decode(response.body).trim();
    if (response.status !== 200 || answer !== 'ok') throw answerFailure(response, answer);
    return { kind: 'completed', port: 'out', output: { ok: true } };
  },
);

function readBlocks(blocks: unknown): { readonly blocks?: readonly unknown[] } {
  if (blocks === undefined || blocks === null || blocks === '') return {};
  if (Array.isArray(blocks)) return { blocks };
  throw new NodeError({
    code: 'config.wrong',
    message: 'Blocks: It needs to be a JSON list.',
    details: { field: 'blocks' },
  });
}
