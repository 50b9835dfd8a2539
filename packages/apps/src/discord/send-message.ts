import { field } from '@hookline/node-kit';
import { discord } from './app.js';
import { messageBody, messageFields, pickMessage, threadId } from './message.js';

/** https://docs.discord.com/developers/resources/webhook#execute-webhook */
export const sendMessage = discord.action({
  id: 'send-message',
  title: 'Send message',
  summary: 'Posts to the channel of a webhook.',
  keywords: ['post', 'notify', 'alert', 'embed'],
  effect: 'write',
  fields: {
    ...messageFields,
    username: field.text({ label: 'Name of the sender', placeholder: 'Shop', advanced: true }),
    avatar: field.text({
      label: 'Picture of the sender',
      placeholder: 'https://shop.example/logo.png',
      advanced: true,
    }),
    thread: threadId(),
    threadName: field.text({
      label: 'Title of a new thread',
      help: 'Of a forum or media channel, where each post is a thread.',
      advanced: true,
    }),
  },
  request: ({ username, avatar, thread, threadName, ...message }) => ({
    method: 'POST',
    path: '',
    // Without it, Discord answers before the message is kept, and says nothing when it is not.
    query: { wait: true, thread_id: thread.trim() || undefined },
    body: {
      ...messageBody(message),
      username: username.trim() || undefined,
      avatar_url: avatar.trim() || undefined,
      thread_name: threadName.trim() || undefined,
    },
    timeoutMs: 15_000,
  }),
  output: pickMessage,
});
