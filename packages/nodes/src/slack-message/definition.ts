import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const slackMessageDefinition = defineNode({
  type: 'slack-message',
  title: 'Slack message',
  summary: 'Posts a message to a Slack channel.',
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
      help: 'With blocks, this is what notifications show.',
    }),
    blocks: field.json({ label: 'Blocks', help: 'A JSON list in the form of Block Kit.', advanced: true }),
  }),
});
