import { defineNode, field, hasTemplate } from '@hookline/node-kit';
import { z } from 'zod';
import { NO_LIST, findBlocks, isNoBlocks } from './read-blocks.js';

export const slackMessageDefinition = defineNode({
  type: 'slack-message',
  title: 'Slack message',
  summary: 'Posts a message to a Slack channel.',
  keywords: ['chat', 'notify', 'notification', 'send', 'channel', 'alert'],
  icon: 'hash',
  category: 'app',
  keyPrefix: 'slack',
  effect: 'write',
  config: z.object({
    webhookUrl: field.secret({
      label: 'Webhook URL',
      required: true,
      placeholder: 'https://hooks.slack.com/services/…',
      help: 'From the Incoming Webhooks page of your Slack app. Whoever has it can post to the channel.',
    }),
    text: field.multiline({
      label: 'Text',
      required: true,
      placeholder: 'New order {{ trigger.body.order.id }}',
      help: 'With blocks, this is what notifications show. Values are sent as they read: & < > in them is no markup.',
      encoding: 'markup',
    }),
    blocks: field.json({
      label: 'Blocks',
      help: 'What the Block Kit Builder copies, or a JSON list of blocks.',
      advanced: true,
      encoding: 'markup',
    }),
  }),
  check: ({ blocks }) =>
    isConstant(blocks) && findBlocks(blocks) === undefined ? [{ field: 'blocks', message: NO_LIST }] : [],
});

/** A text with a template is checked in the run, when its value is known. */
const isConstant = (blocks: unknown): boolean =>
  !isNoBlocks(blocks) && !(typeof blocks === 'string' && hasTemplate(blocks));
