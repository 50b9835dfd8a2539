import { defineCredentialKind, headerSecret, secretAddress, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt, valueAt } from '../kit/read-answer.js';
import { readSlackFailure } from './failure.js';

/** https://docs.slack.dev/authentication/tokens: `auth.test` needs no scope. */
export const slackBot = defineCredentialKind({
  id: 'slack-bot',
  title: 'Slack bot token',
  summary: 'Acts as a Slack app in your workspace.',
  setUp: {
    secret:
      'At api.slack.com/apps, choose your app, then OAuth & Permissions: the Bot User OAuth Token. It needs the scopes chat:write, channels:read and, for reactions, reactions:write.',
    docs: 'https://docs.slack.dev/authentication/tokens',
  },
  fields: z.object({
    token: headerSecret({ label: 'Bot token', placeholder: 'xoxb-…' }),
    baseUrl: serviceAddress('https://slack.com'),
  }),
  baseUrl: ({ baseUrl }) => baseUrl,
  authenticate: (_request, { token }) => ({ headers: { authorization: `Bearer ${token}` } }),
  test: () => ({
    url: '/api/auth.test',
    method: 'POST',
    body: {},
    works: (answer) => valueAt(answer, 'ok') === true,
    account: (answer) => textAt(answer, 'team'),
  }),
});

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: the address is the secret. */
export const slackWebhook = defineCredentialKind({
  id: 'slack-webhook',
  title: 'Slack webhook',
  summary: 'Posts to the one channel that the webhook was made for.',
  setUp: {
    secret: 'At api.slack.com/apps, choose your app, then Incoming Webhooks: copy the webhook URL of the channel.',
    docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  },
  fields: z.object({
    url: secretAddress({ label: 'Webhook URL', placeholder: 'https://hooks.slack.com/services/…' }),
  }),
  baseUrl: ({ url }) => url,
  authenticate: () => ({}),
});

export const slack = defineApp({
  id: 'slack',
  name: 'Slack',
  mark: 'Sl',
  ground: 0,
  keywords: ['chat', 'message', 'channel', 'notify'],
  docs: 'https://docs.slack.dev/reference/methods',
  credentials: [slackBot, slackWebhook],
  failure: readSlackFailure,
});
