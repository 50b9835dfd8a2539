import { defineCredentialKind, secretAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { readZapierFailure } from './failure.js';

/** https://help.zapier.com/hc/en-us/articles/8496288690317: the address is the secret. */
const zapierHook = defineCredentialKind({
  id: 'zapier-hook',
  title: 'Zapier webhook',
  summary: 'Starts the one Zap that the webhook was made for.',
  setUp: {
    secret:
      'In Zapier, let the Zap begin with Webhooks by Zapier and the event Catch Hook. Under Test, copy the webhook URL.',
    docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks',
  },
  fields: z.object({
    url: secretAddress({ label: 'Webhook URL', placeholder: 'https://hooks.zapier.com/hooks/catch/…' }),
  }),
  baseUrl: ({ url }) => url,
  authenticate: () => ({}),
});

export const zapier = defineApp({
  id: 'zapier',
  name: 'Zapier',
  mark: 'Za',
  ground: 4,
  keywords: ['zap', 'automation', 'catch hook'],
  docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks',
  credentials: [zapierHook],
  failure: readZapierFailure,
});
