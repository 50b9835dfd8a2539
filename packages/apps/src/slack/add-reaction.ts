import { field } from '@hookline/node-kit';
import { slack, slackBot } from './app.js';
import { channel, messageId } from './message.js';

/** https://docs.slack.dev/reference/methods/reactions.add: a reaction that is there already is what was wanted. */
export const addReaction = slack.action({
  id: 'add-reaction',
  title: 'Add reaction',
  summary: 'Puts an emoji on a message.',
  keywords: ['emoji'],
  effect: 'write',
  credentials: [slackBot],
  fields: {
    channel: channel(),
    message: messageId(),
    emoji: field.text({ label: 'Emoji', required: true, placeholder: 'white_check_mark' }),
  },
  request: ({ channel: at, message, emoji }) => ({
    method: 'POST',
    path: '/api/reactions.add',
    body: { channel: at.trim(), timestamp: message.trim(), name: emoji.trim().replace(/^:(.*):$/, '$1') },
  }),
  output: () => ({ ok: true }),
});
