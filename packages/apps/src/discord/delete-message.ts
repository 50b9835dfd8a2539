import { path } from '../kit/path.js';
import { discord } from './app.js';
import { messageId, threadId } from './message.js';

/** https://docs.discord.com/developers/resources/webhook#delete-webhook-message */
export const deleteMessage = discord.action({
  id: 'delete-message',
  title: 'Delete message',
  summary: 'Removes a message that the webhook has sent.',
  keywords: ['remove'],
  effect: 'write',
  fields: { message: messageId(), thread: threadId() },
  request: ({ message, thread }) => ({
    method: 'DELETE',
    path: path`/messages/${message}`,
    query: { thread_id: thread.trim() || undefined },
    timeoutMs: 15_000,
  }),
  output: (_answer, { message }) => ({ id: message.trim(), deleted: true }),
});
