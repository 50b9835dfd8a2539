import { field } from '@hookline/node-kit';
import { slack, slackBot } from './app.js';
import { blocksOf, channel, messageText, pickMessage } from './message.js';

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const postMessage = slack.action({
  id: 'post-message',
  title: 'Send message',
  summary: 'Posts to a channel or a person as your Slack app.',
  keywords: ['post', 'notify', 'alert'],
  effect: 'write',
  credentials: [slackBot],
  fields: {
    channel: channel(),
    text: messageText(),
    blocks: field.json({
      label: 'Blocks',
      help: 'What the Block Kit Builder copies. The text is then what notifications show.',
      advanced: true,
      encoding: 'markup',
    }),
    thread: field.text({
      label: 'Reply in the thread of',
      placeholder: '{{ steps.slack.ts }}',
      help: 'The message id (ts) of the message that is answered.',
      advanced: true,
    }),
  },
  request: ({ channel: to, text, blocks, thread }) => ({
    method: 'POST',
    path: '/api/chat.postMessage',
    body: { channel: to.trim(), text, blocks: blocksOf(blocks), thread_ts: thread.trim() || undefined },
  }),
  output: pickMessage,
});
