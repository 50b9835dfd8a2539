import { path } from '../kit/path.js';
import { discord } from './app.js';
import { messageBody, messageFields, messageId, pickMessage, threadId } from './message.js';

/** https://docs.discord.com/developers/resources/webhook#edit-webhook-message */
export const editMessage = discord.action({
  id: 'edit-message',
  title: 'Edit message',
  summary: 'Changes a message that the webhook has sent. What is left empty stays.',
  keywords: ['update', 'change'],
  effect: 'write',
  fields: { message: messageId(), ...messageFields, thread: threadId() },
  request: ({ message, thread, ...changed }) => ({
    method: 'PATCH',
    path: path`/messages/${message}`,
    query: { thread_id: thread.trim() || undefined },
    body: changedOnly(messageBody(changed)),
    timeoutMs: 15_000,
  }),
  output: pickMessage,
});

/** Discord removes what is sent empty. */
const changedOnly = ({ content, embeds, ...rest }: ReturnType<typeof messageBody>) => ({
  ...rest,
  content: content === '' ? undefined : content,
  embeds: embeds.length === 0 ? undefined : embeds,
});
