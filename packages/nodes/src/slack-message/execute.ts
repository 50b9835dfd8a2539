import { NodeError, defineExecutor } from '@hookline/node-kit';
import { slackMessageDefinition } from './definition.js';
import { isAccepted } from './is-accepted.js';
import { NO_LIST, findBlocks, isNoBlocks } from './read-blocks.js';
import { responseFailure } from './response-failure.js';

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
    const body = new TextDecoder().decode(response.body).trim();
    if (!isAccepted(response, body)) throw responseFailure(response, body, clock.now());
    return { kind: 'completed', port: 'out', output: { ok: true } };
  },
);

function readBlocks(given: unknown): { readonly blocks?: readonly unknown[] } {
  if (isNoBlocks(given)) return {};
  const blocks = findBlocks(given);
  if (blocks !== undefined) return { blocks };
  throw new NodeError({ code: 'config.wrong', message: `Blocks: ${NO_LIST}`, details: { field: 'blocks' } });
}
