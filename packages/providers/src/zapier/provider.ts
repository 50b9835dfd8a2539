import { oneOf, plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkBasicAuth, isUsername, signBasicAuth } from '../kit/proof/check-basic-auth.js';
import { checkSharedToken, isPlaceName, signSharedToken, type SharedToken } from '../kit/proof/check-shared-token.js';
import { defineProvider } from '../kit/provider.js';
import { sample } from './sample.js';

/**
 * Zapier signs nothing, names nothing and echoes no challenge: a handshake would make its subscriptions impossible. An array is
 * what the author of the Zap has mapped, or one event with "Wrap Request In Array": either way one event.
 */
export const zapier = defineProvider({
  id: 'zapier',
  title: 'Zapier',
  summary: 'Steps of a Zap that send data with Webhooks by Zapier.',
  setUp: {
    steps: [
      'In the Zap, add an action, choose Webhooks by Zapier, and POST as the event.',
      'Paste the trigger URL as the URL.',
      'Under Headers, add a row with the header and the token that you enter here.',
      'Or choose Basic auth here, and write both under Basic Auth there, as username|password.',
    ],
    secret:
      'You make it up yourself: a long random text, the same here and in the Zap. Without one, anyone who knows the trigger URL can send.',
    docs: 'https://zapier.com/help/webhooks/',
  },
  credential: z
    .object({
      method: oneOf(
        { header: 'A token in a header', basic: 'Basic auth' },
        { label: 'How the Zap proves itself', help: 'Zapier signs nothing, so it sends a secret along.' },
        'header',
      ),
      secret: secretText({ label: 'Token or password', help: 'The same text as in the step of the Zap.' }),
      header: plainText({ label: 'Header', help: 'Only for a token.' }, 'X-Webhook-Token'),
      username: plainText({ label: 'User name', help: 'Only for Basic auth.' }, ''),
    })
    .refine(({ method, header }) => method !== 'header' || isPlaceName(header), {
      path: ['header'],
      error: 'Fill in Header, without spaces',
    })
    .refine(({ method, username }) => method !== 'basic' || isUsername(username), {
      path: ['username'],
      error: 'A user name has no colon: what comes after one is taken for the password.',
    }),
  sample,
  detect: (request) => /^zapier\b/i.test(request.header('User-Agent') ?? ''),
  verify: (request, { credential }) =>
    credential.method === 'basic'
      ? checkBasicAuth(request, { username: credential.username, password: credential.secret })
      : checkSharedToken(request, tokenOf(credential)),
  sign: (_request, { credential }) =>
    credential.method === 'basic'
      ? signBasicAuth({ username: credential.username, password: credential.secret })
      : signSharedToken(tokenOf(credential)),
  identify: () => ({ id: null, type: null }),
});

const tokenOf = ({ header, secret }: { header: string; secret: string }): SharedToken => ({
  name: header,
  token: secret,
  places: ['header'],
});
