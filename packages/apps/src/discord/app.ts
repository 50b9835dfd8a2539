import { defineCredentialKind, secretAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readDiscordFailure } from './failure.js';

const API_VERSION = 'v10';

/** https://docs.discord.com/developers/resources/webhook: the address is the secret. */
const discordWebhook = defineCredentialKind({
  id: 'discord-webhook',
  title: 'Discord webhook',
  summary: 'Posts to the one channel that the webhook was made for.',
  setUp: {
    secret:
      'In Discord, open the channel’s settings (Edit Channel), then Integrations › Webhooks: make a webhook or choose one, and press Copy Webhook URL.',
    docs: 'https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks',
  },
  fields: z.object({
    url: secretAddress({ label: 'Webhook URL', placeholder: 'https://discord.com/api/webhooks/…' }),
  }),
  baseUrl: ({ url }) => pinned(url),
  authenticate: () => ({}),
  test: () => ({ url: '', account: (answer) => textAt(answer, 'name') }),
});

/** Discord copies the address without a version, which means an old one. A query of its own would be in the way of ours. */
function pinned(address: string): string {
  const [before = ''] = address.split(/[?#]/);
  return before.replace(/\/api\/(?:v\d+\/)?webhooks\//i, `/api/${API_VERSION}/webhooks/`);
}

export const discord = defineApp({
  id: 'discord',
  name: 'Discord',
  mark: 'Di',
  ground: 6,
  keywords: ['chat', 'message', 'channel', 'notify'],
  docs: 'https://docs.discord.com/developers/resources/webhook#execute-webhook',
  credentials: [discordWebhook],
  failure: readDiscordFailure,
});
