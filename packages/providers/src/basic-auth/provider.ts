import { plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkBasicAuth, isUsername, signBasicAuth } from '../kit/proof/check-basic-auth.js';
import { defineProvider } from '../kit/provider.js';
import { sample } from './sample.js';

/** https://www.rfc-editor.org/rfc/rfc7617 */
export const basicAuth = defineProvider({
  id: 'basic-auth',
  title: 'Basic auth',
  summary: 'Any sender that sends a user name and a password along.',
  setUp: {
    steps: [
      'Paste the trigger URL where the sender asks for an address.',
      'Choose Basic auth there, and enter the user name and the password that you enter here.',
      'If the sender has no fields for them, write them into the trigger URL, right behind https://, as username:password@. In there, write %40 for @, %3A for : and %2F for /.',
    ],
    secret: 'You make both up yourself: the same here and at the sender. Take a long random text for the password.',
    docs: 'https://www.rfc-editor.org/rfc/rfc7617',
  },
  credential: z
    .object({
      username: plainText({ label: 'User name', help: 'Any name without a colon. Some senders have none.' }, ''),
      password: secretText({ label: 'Password' }),
    })
    .refine(({ username }) => isUsername(username), {
      path: ['username'],
      error: 'A user name has no colon: what comes after one is taken for the password.',
    }),
  sample,
  detect: () => false,
  verify: (request, { credential }) => checkBasicAuth(request, credential),
  sign: (_request, { credential }) => signBasicAuth(credential),
  identify: () => ({ id: null, type: null }),
});
