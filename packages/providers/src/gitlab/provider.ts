import { optionalSecret } from '@hookline/credentials';
import { z } from 'zod';
import { isSame } from '../kit/proof/signature.js';
import { checkStandardWebhook, signStandardWebhook } from '../kit/proof/standard-webhook-signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const TOKEN = 'X-Gitlab-Token';

/** https://docs.gitlab.com/user/project/integrations/webhooks/ */
export const gitlab = defineProvider({
  id: 'gitlab',
  title: 'GitLab',
  summary: 'Pushes, merge requests, issues, pipelines and releases.',
  setUp: {
    steps: [
      'In the project or group, open Settings, then Webhooks, and choose Add new webhook.',
      'Paste the trigger URL as the URL, and choose the events you want.',
      'Where the form offers a Signing token (GitLab 19 and later), use it: it protects what is sent, too.',
      'Otherwise enter a long random text as the Secret token, and the same text here.',
      'Choose Add webhook, and then Test to send an event.',
    ],
    secret:
      'In the webhook’s form: copy the signing token when it is made (it begins with whsec_), or make up a secret token. GitLab shows neither again.',
    docs: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
  },
  credential: z
    .object({
      signingToken: optionalSecret({
        label: 'Signing token',
        placeholder: 'whsec_…',
        help: 'When it is filled in, every request has to be signed with it.',
      }),
      token: optionalSecret({ label: 'Secret token', help: 'Only where the webhook has no signing token.' }),
    })
    .refine(({ signingToken, token }) => signingToken !== '' || token !== '', {
      path: ['signingToken'],
      message: 'Fill in Signing token or Secret token',
    }),
  sample,
  eventTypes,
  detect: (request) => request.header('X-Gitlab-Event') !== undefined,
  // The token alone is not enough when a signing secret exists: a stranger who has read the token could change bodies.
  verify: (request, { credential, now }) =>
    credential.signingToken === ''
      ? verifyToken(request, credential.token)
      : checkStandardWebhook(request, credential.signingToken, now),
  sign: (request, { credential, now }) =>
    credential.signingToken === ''
      ? { [TOKEN]: credential.token }
      : signStandardWebhook(request, credential.signingToken, now, request.header('Idempotency-Key')),
  identify: (request) => ({
    // The same text twice, and the first is signed. X-Gitlab-Webhook-UUID looks like an id, but every try has another one.
    id: request.header('webhook-id') || request.header('Idempotency-Key') || null,
    type: request.header('X-Gitlab-Event') || textAt(request.json(), 'object_kind'),
  }),
});

function verifyToken(request: ProviderRequest, token: string): Verification {
  const given = request.header(TOKEN);
  if (!given) {
    return refuse('token.missing', `The header ${TOKEN} is missing. Enter a Secret token in the webhook’s settings.`);
  }
  if (isSame(given, token)) return ACCEPTED;
  return refuse('token.wrong', `The token in ${TOKEN} is another one. Enter the same Secret token in GitLab and here.`);
}
