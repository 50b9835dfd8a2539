import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import {
  checkStandardWebhook,
  signStandardWebhook,
  standardWebhookId,
  standardWebhookPrefix,
} from '../kit/proof/standard-webhook-signature.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { sample } from './sample.js';

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const standardWebhooks = defineProvider({
  id: 'standard-webhooks',
  title: 'Standard Webhooks',
  summary: 'Events of any sender that follows Standard Webhooks or sends through Svix.',
  setUp: {
    steps: [
      'In the sender’s settings, look for Webhooks and add an endpoint.',
      'Paste the trigger URL as its URL, and choose the events you want.',
      'Copy the signing secret that the sender shows for this endpoint.',
    ],
    secret:
      'In the endpoint’s settings, as the signing secret: it begins with whsec_. Some senders show a public key instead, which begins with whpk_.',
    docs: 'https://www.standardwebhooks.com/',
  },
  credential: z.object({
    key: secretText({
      label: 'Signing secret or public key',
      placeholder: 'whsec_… or whpk_…',
      help: 'Copy all of it, with its beginning.',
    }),
  }),
  sample,
  // GitLab signs in this way too and has a provider of its own.
  detect: (request) =>
    request.header('X-Gitlab-Event') === undefined &&
    ['id', 'timestamp', 'signature'].every(
      (name) => request.header(`${standardWebhookPrefix(request)}-${name}`) !== undefined,
    ),
  verify: (request, { credential, now }) => checkStandardWebhook(request, credential.key, now),
  sign: (request, { credential, now }) => signStandardWebhook(request, credential.key, now),
  identify: (request) => ({ id: standardWebhookId(request), type: textAt(request.json(), 'type') }),
});
