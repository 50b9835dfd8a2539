import { field } from '@hookline/node-kit';
import { slack, slackWebhook } from './app.js';
import { blocksOf, messageText } from './message.js';

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const sendToWebhook = slack.action({
  id: 'send-to-webhook',
  title: 'Send to webhook',
  summary: 'Posts to one fixed channel, without a bot.',
  keywords: ['post', 'notify', 'alert', 'incoming webhook'],
  effect: 'write',
  credentials: [slackWebhook],
  fields: {
    text: messageText(),
    blocks: field.json({
      label: 'Blocks',
      help: 'What the Block Kit Builder copies. The text is then what notifications show.',
      advanced: true,
      encoding: 'markup',
    }),
  },
  request: ({ text, blocks }) => ({ method: 'POST', path: '', body: { text, blocks: blocksOf(blocks) } }),
  output: () => ({ ok: true }),
});
