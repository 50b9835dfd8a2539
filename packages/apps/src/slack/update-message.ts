import { field } from '@hookline/node-kit';
import { slack, slackBot } from './app.js';
import { blocksOf, channel, messageId, messageText, pickMessage } from './message.js';

/** https://docs.slack.dev/reference/methods/chat.update */
export const updateMessage = slack.action({
  id: 'update-message',
  title: 'Update message',
  summary: 'Changes a message that your Slack app has sent.',
  keywords: ['edit', 'change'],
  effect: 'write',
  credentials: [slackBot],
  fields: {
    channel: channel(),
    message: messageId(),
    text: messageText(),
    blocks: field.json({ label: 'Blocks', advanced: true, encoding: 'markup' }),
  },
  request: ({ channel: at, message, text, blocks }) => ({
    method: 'POST',
    path: '/api/chat.update',
    body: { channel: at.trim(), ts: message.trim(), text, blocks: blocksOf(blocks) },
  }),
  output: pickMessage,
});
