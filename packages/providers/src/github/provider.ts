import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
export const github = defineProvider({
  id: 'github',
  title: 'GitHub',
  summary: 'Pushes, pull requests, issues, releases and workflow runs.',
  setUp: {
    steps: [
      'In the repository or organization, open Settings, then Webhooks, and choose Add webhook.',
      'Paste the trigger URL as the Payload URL, and choose application/json as the Content type.',
      'Enter a long random text as the Secret, and the same text here.',
      'Choose the events you want, then Add webhook. GitHub sends a ping at once.',
    ],
    secret: 'You make it up yourself: the text under Secret in the webhook’s settings. GitHub does not show it again.',
    docs: 'https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks',
  },
  credential: z.object({
    secret: secretText({ label: 'Secret', help: 'The same text as under Secret in the webhook’s settings.' }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header('X-GitHub-Event') !== undefined,
  verify: (request, { credential }) => checkHmacHeader(request, signatureWith(credential.secret)),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.secret)),
  handshake: (request) =>
    isPing(request)
      ? {
          kind: 'handshake',
          reason: 'GitHub tried whether this address is here.',
          signed: true,
          response: { status: 200 },
        }
      : null,
  identify: (request) => ({
    id: request.header('X-GitHub-Delivery') ?? null,
    type: request.header('X-GitHub-Event') ?? null,
  }),
  // "GitHub does not automatically redeliver failed deliveries": the same id again was asked for by a person.
  repeatsOnlyOnRequest: true,
});

const isPing = (request: ProviderRequest): boolean => request.header('X-GitHub-Event') === 'ping';

const signatureWith = (secret: string): HmacHeader => ({
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  algorithm: 'sha256',
  encoding: 'hex',
  key: secret,
});
