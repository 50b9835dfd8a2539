import { plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkSharedToken, isPlaceName, signSharedToken, type SharedToken } from '../kit/proof/check-shared-token.js';
import { defineProvider } from '../kit/provider.js';
import { sample } from './sample.js';

/** Any sender that can send one fixed header, or be given an address with a query. */
export const headerToken = defineProvider({
  id: 'header-token',
  title: 'Token',
  summary: 'Any sender that sends a fixed token along, in a header or in the address.',
  setUp: {
    steps: [
      'Paste the trigger URL where the sender asks for an address.',
      'Add a header with the name and the token that you enter here.',
      'If the sender can add no header, put both behind the trigger URL: ?name=token. An address is often kept in logs, so a header is safer.',
    ],
    secret: 'You make it up yourself: a long random text, the same here and at the sender.',
    docs: 'https://www.rfc-editor.org/rfc/rfc6750',
  },
  credential: z
    .object({
      token: secretText({
        label: 'Token',
        help: 'All of what stands in the header. “Bearer” in front of it may be left out.',
      }),
      name: plainText({ label: 'Name', help: 'Of the header, or of the parameter in the address.' }, 'X-Webhook-Token'),
    })
    .refine(({ name }) => isPlaceName(name), { path: ['name'], error: 'Fill in Name, without spaces' }),
  sample,
  detect: () => false,
  verify: (request, { credential }) => checkSharedToken(request, expected(credential)),
  sign: (_request, { credential }) => signSharedToken(expected(credential)),
  identify: () => ({ id: null, type: null }),
});

const expected = ({ name, token }: { name: string; token: string }): SharedToken => ({
  name,
  token,
  places: ['header', 'query'],
});
